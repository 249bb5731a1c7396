// How far a drawn line may lie from the real one, on the screen. No DOM.

// A pixel of Web Mercator at zoom 0 on the equator: 2 pi 6,378,137 m over 256 pixels.
const METRES_PER_PIXEL = 156543.034;

// Returns the metres on the ground that a pixel covers at a latitude in degrees.
export function metresPerPixel(lat, zoom) {
  return (METRES_PER_PIXEL * Math.cos((lat * Math.PI) / 180)) / 2 ** zoom;
}

// Returns the pixels to either side of a line within which the real one lies, at the latitude farthest from the equator.
export function halfWidth(accuracyKm, lats, zoom) {
  const farthest = lats.reduce((most, lat) => Math.max(most, Math.abs(lat)), 0);
  return (accuracyKm * 1000) / metresPerPixel(farthest, zoom);
}

// Returns how opaque a band is: less as it comes to fill the view, since a tint over everything would say nothing. A
// band is never drawn narrower than it is. `room` is the smaller side of the view in pixels.
export function bandOpacity(half, room, { opacity, leastOpacity }) {
  const [start, end] = [room / 8, room / 2];
  const share = Math.min(1, Math.max(0, (half - start) / (end - start)));
  return Number((opacity - share * (opacity - leastOpacity)).toFixed(3));
}

// Returns legs of one corridor joined where one goes on from the other and is as exact. Legs have `accuracy` (km, or
// null for a schematic line), `ink` and `line` (lon, lat).
export function runsOf(legs) {
  const runs = [];
  for (const leg of legs) {
    const last = runs[runs.length - 1];
    const goesOn = last && last.accuracy === leg.accuracy && isSamePoint(last.line[last.line.length - 1], leg.line[0]);
    if (goesOn) last.line = [...last.line, ...leg.line.slice(1)];
    else runs.push({ ...leg });
  }
  return runs;
}

function isSamePoint(one, other) {
  return one[0] === other[0] && one[1] === other[1];
}
