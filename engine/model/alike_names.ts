/** Names that look like another name and are not: letters of other alphabets in the place of ours. */

const LOOKS: Readonly<Record<string, string>> = Object.fromEntries(
  ["аa", "еe", "оo", "рp", "сc", "хx", "уy", "іi", "ѕs", "јj", "һh", "ԁd", "ɡg"]
    .concat(["АA", "ВB", "ЕE", "КK", "МM", "НH", "ОO", "РP", "СC", "ТT", "ХX", "УY", "ІI", "ЅS"])
    .concat(["αa", "οo", "νv", "ρp", "ΑA", "ΒB", "ΕE", "ΖZ", "ΗH", "ΙI", "ΚK", "ΜM", "ΝN", "ΟO"])
    .concat(["ΡP", "ΤT", "ΥY", "ΧX"])
    .map(([other, ours]) => [other, ours]),
);

/** A name as it looks. @example looksLike("Р\u0430rk") // => "Park" */
export const looksLike = (name: string): string =>
  name.replaceAll(
    /[\p{Script=Greek}\p{Script=Cyrillic}\u0261]/gu,
    (letter) => LOOKS[letter] ?? letter,
  );
