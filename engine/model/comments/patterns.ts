/**
 * What names a person or leads to one and can be told by its shape: links, addresses, telephone numbers, days,
 * numbers of records, great ages. In doubt it is taken away.
 */

const MONTH =
  "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
const STREET =
  "(?:street|st|avenue|ave|road|rd|lane|ln|boulevard|blvd|drive|terrace|parkway|pkwy|highway|hwy)";
/** Kinds of street whose word is also an ordinary one, or a title: only after names. */
const PLACE = "(?:Way|Place|Pl|Court|Ct|Circle|Cir|Dr|Loop|Trail|Square|Close)";
const RECORD =
  "(?:mrn|account|acct|chart|record|member|policy|claim|invoice|case|ticket|reference|ref|confirmation|ssn|dob|id)";

/** Each kind and what stands for it, in the order in which they are looked for. */
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/(?<!\S)\S*@\S*/g, "[email]"],
  [/\b(?:https?:|www\.)\S*/gi, "[link]"],
  [/(?<![\w.-])[\w.-]+\.(?:com|org|net|gov|edu|info|health|io|us|uk)\b\S*/gi, "[link]"],
  [new RegExp(`\\b\\d+\\w?(?: [\\w.'-]+){1,4}? ${STREET}\\b\\.?`, "gi"), "[address]"],
  [new RegExp(`\\b\\d+\\w?(?: [A-Z][\\w.'-]*){1,3} ${PLACE}\\b\\.?`, "g"), "[address]"],
  [/\b(?:apt|apartment|suite|unit|p\.? ?o\.? box)\.? ?#? ?\d+\w?\b/gi, "[address]"],
  [/\b[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}\b/gi, "[address]"],
  [/(?:\+\d{1,3}[ .-]?)?(?:\(\d{3}\)|\b\d{3})[ .-]{0,3}\d{3}[ .-]{0,3}\d{4}(?!\d)/g, "[phone]"],
  [/\b\d{3}[ .-]\d{4}\b/g, "[phone]"],
  [/\b\d{3}[ .-]\d{2}[ .-]\d{4}\b/g, "[number]"],
  [/\b\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}/g, "[date]"],
  [/\b(?!24\/7\b|10\/10\b)\d{1,2}\/\d{1,4}\b/g, "[date]"],
  [
    new RegExp(`\\b\\d{1,2}(?:st|nd|rd|th)?(?: of)?[ -]?${MONTH}\\b(?:[ ,-]*\\d{4}\\b)?`, "gi"),
    "[date]",
  ],
  [new RegExp(`\\b${MONTH}\\.?,? ?\\d{1,4}(?:st|nd|rd|th)?\\b(?:,? \\d{4}\\b)?`, "gi"), "[date]"],
  [/\b(?:19|20)\d\d\b/g, "[date]"],
  [
    new RegExp(`(?<![\\w-])(${RECORD})((?: (?:number|no|is|was))*[ :#.]*)[\\w-]*\\d[\\w-]*`, "gi"),
    "$1$2[number]",
  ],
  [/(?<![\w-])[\w-]*(?:\d[ .-]?){3,}\d[\w-]*/g, "[number]"],
  [/\b(?:9\d|1[0-4]\d)[ -]?(?=(?:years?|yrs?|y\.?o)\b)/gi, "[age] "],
  [/\b(aged?|turn(?:s|ed|ing)) (?:9\d|1[0-4]\d)\b/gi, "$1 [age]"],
];

/**
 * @param text  plain text: of invisible letters and kinds of dash none but ours
 * @example withoutPatterns("call 555-867-5309 by 3/4/2026") // => "call [phone] by [date]"
 */
export function withoutPatterns(text: string): string {
  return KINDS.reduce((left, [pattern, mark]) => left.replaceAll(pattern, mark), text);
}
