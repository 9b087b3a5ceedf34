// Words in a chart, fitted to its width. They are set as Plotly's HTML: "<", ">", "&" and "$" come as marks.

const MARKS = { "&lt;": "<", "&gt;": ">", "&amp;": "&", "&#36;": "$" };
const BOLD = 7.1; // pixels that a letter of a note takes
const PLAIN = 6.6;

/** A text without its marks and tags, as it is read. */
export function readable(text) {
  return unmarked(text.replace(/<[^>]*>/g, ""));
}

function unmarked(text) {
  return text.replace(/&(lt|gt|amp|#36);/g, (mark) => MARKS[mark]);
}

function marked(text) {
  return text.replace(/[&<>$]/g, (sign) => Object.keys(MARKS).find((mark) => MARKS[mark] === sign));
}

/** Words in lines of at most so many letters; in the last line stands what is left, up to the first too many. */
export function broken(words, most, lines) {
  const rows = [""];
  for (const word of words) {
    const longer = rows.at(-1) ? `${rows.at(-1)} ${word}` : word;
    if (longer.length <= most || !rows.at(-1)) rows[rows.length - 1] = longer;
    else if (rows.length < lines) rows.push(word);
    else {
      rows[rows.length - 1] = longer;
      break;
    }
  }
  return rows;
}

/** Break a note named "fit:<share of the width>:<lines>" into lines, and cut it where they do not suffice. */
export function fit(note, width) {
  const [, share, lines] = /^fit:([\d.]+):(\d)$/.exec(note.name ?? "") ?? [];
  if (!share) return;
  const bold = note.text.startsWith("<b>");
  const words = unmarked(note.text.replace(/^<b>|<\/b>$/g, "")).split(" ");
  const most = Math.max(6, Math.floor((Number(share) * width) / (bold ? BOLD : PLAIN)));
  const cut = (row) => (row.length > most ? `${row.slice(0, most - 1).trimEnd()}…` : row);
  const text = broken(words, most, Number(lines)).map((row) => marked(cut(row))).join("<br>");
  note.text = bold ? `<b>${text}</b>` : text;
}

/**
 * A finding too long for the chart's width is set smaller, then in two lines. `measure(letters, size)` is how wide
 * letters are at a size.
 */
export function fitted(title, width, measure) {
  const letters = title.text.replace(/<[^>]*>/g, "").replace(/&[#\w]+;/g, ".");
  const size = [16, 15, 14].find((one) => measure(letters, one) <= width);
  if (size) return { ...title, font: { size } };
  const middle = title.text.length / 2;
  const gaps = [...title.text.matchAll(/ /g)].map((gap) => gap.index);
  const [gap] = gaps.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle));
  if (gap === undefined) return { ...title, font: { size: 14 } };
  const text = `${title.text.slice(0, gap)}<br>${title.text.slice(gap + 1)}`;
  const two = [15, 14, 13, 12].find((one) => measure(letters, one) <= 1.8 * width) ?? 11;
  return { ...title, text, font: { size: two }, pad: { t: 14, l: 4 } };
}
