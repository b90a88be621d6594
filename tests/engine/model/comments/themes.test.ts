import { expect, test } from "vitest";
import { themesOf } from "../../../../engine/model/comments/themes.ts";

test.each([
  ["Rude receptionist, and the bill is wrong", ["staff", "billing"]],
  ["Could not get an appointment for five weeks.", ["appointments"]],
  ["On hold for an hour, nobody calls back", ["phone"]],
  ["Waited fifty minutes past my time.", ["waiting"]],
  ["They explained every test before they did it.", ["communication"]],
  ["My referral was lost", ["coordination"]],
  ["She talked about me at the desk, no privacy", ["respect"]],
  ["The waiting room was dirty", ["environment"]],
  ["", []],
  ["Brilliant!", []],
])("%j is about %j", (text, themes) => {
  expect(themesOf(text).slice(0, Math.max(1, themes.length))).toEqual(themes);
});
