import { CONFIG_NAME } from './configFile';

/**
 * The lines of the configuration that a change takes out (`-`) and puts in (`+`), in order;
 * lines between two changes are left out. Nothing for equal texts.
 */
export function describeChange(before: string, after: string): string[] {
  if (before === after) return [];
  const [old, now] = [before.split(/\r?\n/), after.split(/\r?\n/)];
  return [`change ${CONFIG_NAME}:`, ...differences(old, now).map((line) => `  ${line}`)];
}

/** Lines in both texts stay in order, so the shortest step to the next common line is taken. */
function differences(old: readonly string[], now: readonly string[]): string[] {
  const found: string[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < now.length) {
    if (i < old.length && old[i] === now[j]) {
      i += 1;
      j += 1;
      continue;
    }
    const [removed, added] = nextCommonLine(old.slice(i), now.slice(j));
    found.push(...old.slice(i, i + removed).map((line) => `- ${line.trim()}`));
    found.push(...now.slice(j, j + added).map((line) => `+ ${line.trim()}`));
    i += removed;
    j += added;
  }
  return found;
}

function nextCommonLine(old: readonly string[], now: readonly string[]): [number, number] {
  for (let steps = 1; steps < old.length + now.length; steps += 1)
    for (let removed = Math.max(0, steps - now.length); removed <= steps; removed += 1)
      if (removed < old.length && old[removed] === now[steps - removed])
        return [removed, steps - removed];
  return [old.length, now.length];
}
