// What was typed and not handed over yet, kept where a page that is loaded anew finds it.

/** What is not handed over yet, by place: on this page, and in the tab's own storage should it be loaded anew. */
export class Shelf {
  constructor(storage) {
    this.storage = storage;
    this.places = new Map();
    this.refused = new Set(); // names of answers whose field shows what could not be read
    this.watchers = new Set();
  }
  /** Say whether an answer's field shows something that could not be read, and so is not what is kept. */
  refuse(name, refused) {
    if (this.refused.has(name) === refused) return;
    if (refused) this.refused.add(name);
    else this.refused.delete(name);
    for (const watcher of this.watchers) watcher();
  }
  read(place) {
    if (!this.places.has(place)) this.places.set(place, this.stored(place));
    return this.places.get(place);
  }
  stored(place) {
    try {
      const kept = JSON.parse(this.storage.getItem(`negolib:${place}`));
      return Array.isArray(kept) ? kept : [];
    } catch (error) {
      // A storage that is closed to this page, or holds what is not ours, keeps nothing for us.
      console.info("Nothing was found in this tab's storage:", error.message);
      return [];
    }
  }
  write(place, entries) {
    this.places.set(place, entries);
    try {
      if (entries.length) this.storage.setItem(`negolib:${place}`, JSON.stringify(entries));
      else this.storage.removeItem(`negolib:${place}`);
    } catch (error) {
      console.info("This tab's storage takes nothing; it is kept on the page only:", error.message);
    }
  }
  /** Put an entry in the place of the last one of its slot, at the end: the order is that of typing. */
  put(place, entry) {
    if (place) this.write(place, [...this.read(place).filter((one) => one.slot !== entry.slot), entry]);
  }
  /** Take an entry off, unless a newer one lies there. */
  drop(place, entry) {
    const left = this.read(place).filter((one) => one.mark !== entry.mark);
    if (place && left.length < this.read(place).length) this.write(place, left);
  }
}

/** The shelf of this page: each widget brings a script of its own, so what they share lies on the page. */
export function pageShelf() {
  if (!globalThis.negolibShelf) globalThis.negolibShelf = new Shelf(globalThis.sessionStorage);
  return globalThis.negolibShelf;
}

/**
 * What to do with something that was typed and never heard, when its field is there again: "done" where the sheet
 * has it, "give" where the sheet has nothing or what was there before it was typed, "ask" where somebody has
 * answered since.
 */
export function whatToDo({ shown, base, own = [] }, kept) {
  if (same(shown, kept)) return "done";
  return isNothing(kept) || [base, ...own].some((one) => same(one, kept)) ? "give" : "ask";
}

function isNothing(kept) {
  return ["null", '""', "[]", "{}"].includes(JSON.stringify(kept ?? null));
}

function same(one, other) {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}
