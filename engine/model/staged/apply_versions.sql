-- Writes what `versions` found into the feed.
update staged.feed as feed
set
  problem = version.problem,
  state = version.state,
  known_to = version.known_to
from version
where feed.rowid = version.row_no
  and (
    feed.state is distinct from version.state
    or feed.known_to is distinct from version.known_to
    or feed.problem is distinct from version.problem
  )
