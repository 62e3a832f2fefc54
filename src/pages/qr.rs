//! A QR code of a short text, so that a class can open the workbook's address with a phone.
//! In: up to [`LONGEST`] bytes. Out: modules, or an SVG path of the dark ones. `None` for a longer text.
//! Rule: ISO/IEC 18004, byte mode, error correction level M, versions 1 to 9; the mask with the lowest penalty.
//! Ours because it is a page of code and the text is never longer than an address.

/// Longest text, bytes: version 9 with level M.
pub const LONGEST: usize = 180;

/// Light modules around the code, which readers need.
const QUIET: usize = 4;
/// Error correction codewords of one block, and blocks, by version from 1, at level M.
const LEVEL_M: [(usize, usize); 9] = [(10, 1), (16, 1), (26, 1), (18, 2), (24, 2), (16, 4), (18, 4), (22, 4), (22, 5)];

/// A square of modules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    size: usize,
    dark: Vec<bool>,
    /// Modules that are patterns and not data.
    fixed: Vec<bool>,
}

/// The code of a text.
pub fn code(text: &str) -> Option<Code> {
    let bytes = text.as_bytes();
    let version = (1..=LEVEL_M.len()).find(|&version| bytes.len() + 2 <= data_codewords(version))?;
    let mut code = Code::blank(version);
    code.patterns(version);
    code.place(&interleaved(&data(bytes, data_codewords(version)), version));
    let masked = (0..8).map(|mask| code.masked(mask));
    masked.min_by_key(Code::penalty)
}

impl Code {
    /// Modules on one side, the light edge included.
    pub fn side(&self) -> usize {
        self.size + 2 * QUIET
    }

    /// The dark modules as an SVG path in a square of [`Code::side`] units.
    pub fn path(&self) -> String {
        let mut path = String::new();
        for y in 0..self.size {
            let mut x = 0;
            while x < self.size {
                let run = (x..self.size).take_while(|&at| self.is_dark(at, y)).count();
                if run > 0 {
                    path.push_str(&format!("M{},{}h{run}v1h-{run}z", x + QUIET, y + QUIET));
                }
                x += run.max(1);
            }
        }
        path
    }

    fn blank(version: usize) -> Self {
        let size = 17 + 4 * version;
        Self { size, dark: vec![false; size * size], fixed: vec![false; size * size] }
    }

    fn is_dark(&self, x: usize, y: usize) -> bool {
        self.dark[y * self.size + x]
    }

    fn fix(&mut self, x: usize, y: usize, dark: bool) {
        let at = y * self.size + x;
        (self.dark[at], self.fixed[at]) = (dark, true);
    }

    /// §6.3: finders, timing, alignment, and the places of format and version.
    fn patterns(&mut self, version: usize) {
        let size = self.size;
        for at in 0..size {
            self.fix(6, at, at % 2 == 0);
            self.fix(at, 6, at % 2 == 0);
        }
        for (x, y) in [(3, 3), (size - 4, 3), (3, size - 4)] {
            self.rings(x, y, 4, |ring| ring != 2 && ring != 4);
        }
        let centres = alignment(version, size);
        let last = centres.len().saturating_sub(1);
        for (i, &x) in centres.iter().enumerate() {
            for (j, &y) in centres.iter().enumerate() {
                if ![(0, 0), (0, last), (last, 0)].contains(&(i, j)) {
                    self.rings(x, y, 2, |ring| ring != 1);
                }
            }
        }
        self.format(0);
        if version >= 7 {
            let mut rest = version;
            for _ in 0..12 {
                rest = (rest << 1) ^ ((rest >> 11) * 0x1f25);
            }
            let bits = (version << 12) | rest;
            for bit in 0..18 {
                let (far, near) = (size - 11 + bit % 3, bit / 3);
                self.fix(far, near, bits >> bit & 1 == 1);
                self.fix(near, far, bits >> bit & 1 == 1);
            }
        }
    }

    fn rings(&mut self, x: usize, y: usize, reach: usize, dark: impl Fn(usize) -> bool) {
        for row in y.saturating_sub(reach)..=(y + reach).min(self.size - 1) {
            for column in x.saturating_sub(reach)..=(x + reach).min(self.size - 1) {
                self.fix(column, row, dark(row.abs_diff(y).max(column.abs_diff(x))));
            }
        }
    }

    /// §7.9: level M (bits 00) and the mask, twice.
    fn format(&mut self, mask: usize) {
        let mut rest = mask;
        for _ in 0..10 {
            rest = (rest << 1) ^ ((rest >> 9) * 0x537);
        }
        let bits = ((mask << 10) | rest) ^ 0x5412;
        let bit = |at: usize| bits >> at & 1 == 1;
        let size = self.size;
        for at in 0..6 {
            self.fix(8, at, bit(at));
        }
        self.fix(8, 7, bit(6));
        self.fix(8, 8, bit(7));
        self.fix(7, 8, bit(8));
        for at in 9..15 {
            self.fix(14 - at, 8, bit(at));
        }
        for at in 0..8 {
            self.fix(size - 1 - at, 8, bit(at));
        }
        for at in 8..15 {
            self.fix(8, size - 15 + at, bit(at));
        }
        self.fix(8, size - 8, true);
    }

    /// §7.7.3: codewords in pairs of columns from the right, up and down in turn.
    fn place(&mut self, codewords: &[u8]) {
        let mut bits = codewords.iter().flat_map(|byte| (0..8).rev().map(move |bit| byte >> bit & 1 == 1));
        let columns = (1..self.size).rev().step_by(2).map(|right| if right <= 6 { right - 1 } else { right });
        for right in columns {
            for step in 0..self.size {
                for x in [right, right - 1] {
                    let y = if (right + 1) & 2 == 0 { self.size - 1 - step } else { step };
                    if !self.fixed[y * self.size + x] {
                        self.dark[y * self.size + x] = bits.next().unwrap_or(false);
                    }
                }
            }
        }
    }

    fn masked(&self, mask: usize) -> Self {
        let mut own = self.clone();
        for y in 0..self.size {
            for x in 0..self.size {
                let flips = match mask {
                    0 => (x + y) % 2,
                    1 => y % 2,
                    2 => x % 3,
                    3 => (x + y) % 3,
                    4 => (x / 3 + y / 2) % 2,
                    5 => x * y % 2 + x * y % 3,
                    6 => (x * y % 2 + x * y % 3) % 2,
                    _ => ((x + y) % 2 + x * y % 3) % 2,
                };
                own.dark[y * self.size + x] ^= flips == 0 && !self.fixed[y * self.size + x];
            }
        }
        own.format(mask);
        own
    }

    /// §7.8.3: long runs, blocks, patterns like a finder, more of one colour.
    fn penalty(&self) -> usize {
        let size = self.size;
        let mut penalty = 0;
        for line in 0..size {
            let row: Vec<bool> = (0..size).map(|at| self.is_dark(at, line)).collect();
            let column: Vec<bool> = (0..size).map(|at| self.is_dark(line, at)).collect();
            penalty += line_penalty(&row) + line_penalty(&column);
        }
        for y in 1..size {
            for x in 1..size {
                let one = self.is_dark(x, y);
                let block = [(x - 1, y), (x, y - 1), (x - 1, y - 1)].iter().all(|&(x, y)| self.is_dark(x, y) == one);
                penalty += if block { 3 } else { 0 };
            }
        }
        let dark = self.dark.iter().filter(|dark| **dark).count();
        penalty + (dark * 20).abs_diff(size * size * 10) / (size * size) * 10
    }
}

fn line_penalty(line: &[bool]) -> usize {
    let runs: usize = line.chunk_by(|a, b| a == b).map(|run| if run.len() >= 5 { run.len() - 2 } else { 0 }).sum();
    let finder = [true, false, true, true, true, false, true, false, false, false, false];
    let like = |part: &&[bool]| part.iter().eq(&finder) || part.iter().rev().eq(&finder);
    runs + 40 * line.windows(finder.len()).filter(like).count()
}

/// §6.3.6: centres of the alignment patterns, on both axes.
fn alignment(version: usize, size: usize) -> Vec<usize> {
    if version == 1 {
        return Vec::new();
    }
    let count = version / 7 + 2;
    let step = (version * 4 + count * 2 + 1) / (count * 2 - 2) * 2;
    let mut centres: Vec<usize> = (0..count - 1).map(|at| size - 7 - at * step).collect();
    centres.push(6);
    centres.reverse();
    centres
}

/// Codewords of a version, error correction included.
fn codewords(version: usize) -> usize {
    let mut modules = (16 * version + 128) * version + 64;
    if version >= 2 {
        let count = version / 7 + 2;
        modules -= (25 * count - 10) * count - 55;
    }
    if version >= 7 {
        modules -= 36;
    }
    modules / 8
}

fn data_codewords(version: usize) -> usize {
    let (correction, blocks) = LEVEL_M[version - 1];
    codewords(version) - correction * blocks
}

/// §7.4: byte mode, the length, the bytes, the end, padding.
fn data(bytes: &[u8], room: usize) -> Vec<u8> {
    // A nibble of mode, so every byte lies across two codewords; the last nibble is the end's.
    let mut nibbles = vec![4, bytes.len() >> 4, bytes.len() & 15];
    nibbles.extend(bytes.iter().flat_map(|&byte| [usize::from(byte >> 4), usize::from(byte & 15)]));
    nibbles.push(0);
    let mut data: Vec<u8> =
        nibbles.chunks(2).map(|pair| (pair[0] << 4 | pair.get(1).copied().unwrap_or(0)) as u8).collect();
    let padding = [0xec, 0x11].into_iter().cycle().take(room.saturating_sub(data.len()));
    data.extend(padding);
    data
}

/// §7.5, §7.6: blocks with their correction, byte by byte in turn.
fn interleaved(data: &[u8], version: usize) -> Vec<u8> {
    let (correction, blocks) = LEVEL_M[version - 1];
    let all = codewords(version);
    let short = all / blocks - correction;
    let long_blocks = all % blocks;
    let divisor = divisor(correction);
    let mut rest = data;
    let mut parts: Vec<(&[u8], Vec<u8>)> = Vec::new();
    for block in 0..blocks {
        let (own, after) = rest.split_at(short + usize::from(block >= blocks - long_blocks));
        parts.push((own, remainder(own, &divisor)));
        rest = after;
    }
    let mut out = Vec::with_capacity(all);
    for at in 0..=short {
        out.extend(parts.iter().filter_map(|(own, _)| own.get(at)));
    }
    for at in 0..correction {
        out.extend(parts.iter().filter_map(|(_, own)| own.get(at)));
    }
    out
}

/// Product in the field of 256 elements, modulo 0x11d.
fn times(a: u8, b: u8) -> u8 {
    (0..8).rev().fold(0u16, |product, bit| {
        let doubled = (product << 1) ^ ((product >> 7) * 0x11d);
        doubled ^ (u16::from(b >> bit & 1) * u16::from(a))
    }) as u8
}

/// The Reed-Solomon generator's coefficients below the highest.
fn divisor(degree: usize) -> Vec<u8> {
    let mut own = vec![0; degree];
    own[degree - 1] = 1;
    let mut root = 1;
    for _ in 0..degree {
        for at in 0..degree {
            own[at] = times(own[at], root) ^ own.get(at + 1).copied().unwrap_or(0);
        }
        root = times(root, 2);
    }
    own
}

fn remainder(data: &[u8], divisor: &[u8]) -> Vec<u8> {
    let mut rest = vec![0; divisor.len()];
    for byte in data {
        let factor = byte ^ rest[0];
        rest.rotate_left(1);
        rest[divisor.len() - 1] = 0;
        for (own, coefficient) in rest.iter_mut().zip(divisor) {
            *own ^= times(*coefficient, factor);
        }
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, code};

    /// Read back by two readers that are not ours.
    const KNOWN: [&str; 25] = [
        "#######...###.#...#######",
        "#.....#..#####.#..#.....#",
        "#.###.#.####....#.#.###.#",
        "#.###.#.#...##....#.###.#",
        "#.###.#.#.##..#...#.###.#",
        "#.....#.#.#.#..##.#.....#",
        "#######.#.#.#.#.#.#######",
        "........#......#.........",
        "#.#####...##.#.##.#####..",
        "##.#...#.###.##..#.....#.",
        ".######.....##.#..##.#.##",
        "..#.##..#.##....#...#...#",
        ".#.#..#.##.#.#....###.###",
        "####.....#..#.#......#.#.",
        "#..#####.....#.#.#.#.#.##",
        "#..#.#..#.#.#.##.....#..#",
        "#.##.##.##..##..#####.#..",
        "........###...#.#...###..",
        "#######..#.##...#.#.#####",
        "#.....#.####...##...##..#",
        "#.###.#.#.####.########..",
        "#.###.#.#.#.#.###.###.###",
        "#.###.#.#.#.#....#....#.#",
        "#.....#.....#...#.####..#",
        "#######.#.#..#.#.########",
    ];

    #[test]
    fn an_address_becomes_the_code_that_readers_read() {
        let code = code("http://192.168.1.20:3000").expect("short enough");
        let rows: Vec<String> = (0..code.size)
            .map(|y| (0..code.size).map(|x| if code.is_dark(x, y) { '#' } else { '.' }).collect())
            .collect();
        assert_eq!(rows, KNOWN);
        assert!(code.path().starts_with("M4,4h7v1h-7z"));
        assert_eq!(code.side(), 33);
    }

    #[test]
    fn a_text_that_does_not_fit_has_no_code() {
        assert!(code(&"a".repeat(LONGEST)).is_some());
        assert!(code(&"a".repeat(LONGEST + 1)).is_none());
    }
}
