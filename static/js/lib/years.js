// Years of a view and of what is dated. No DOM.

// Returns whether something that opened and perhaps closed (ISO dates, or null) was there in a view's years.
export function isThere(opened, closed, years) {
  if (!years) return true;
  if (!opened) return false;
  return Number(opened.slice(0, 4)) <= years[1] && (!closed || Number(closed.slice(0, 4)) >= years[0]);
}

// Returns whether one of some dates or intervals (ISO, ".." for an open end) lies in a view's years.
export function isDated(dates, years) {
  if (!years) return true;
  return dates.some((date) => {
    const [first, last = first] = date.split("/");
    return yearOf(first, 0) <= years[1] && yearOf(last, Infinity) >= years[0];
  });
}

function yearOf(date, open) {
  return date === ".." ? open : Number(date.slice(0, 4));
}
