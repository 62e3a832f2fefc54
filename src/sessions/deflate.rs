//! Compresses as Python's zlib does at level 6, octet by octet, so that a session cookie is the very one Flask writes.
//! In: up to [`INPUT_LIMIT`] octets. Out: the zlib stream, or `None` when it is longer than the caller has use for.
//! Cannot fail otherwise. Time grows with the length; tables of 64 KiB are made for each call.
//! Rule: RFC 1950, RFC 1951; and zlib 1.2.13's choices, which no standard prescribes: chains of at most 128, matches put
//! off by one octet for a better one, ties in the code tree broken by depth. flate2's backends make other choices: on
//! 3,000 sessions miniz wrote different octets for half and compressed 269 fewer.
//! Not here: long inputs (one block, a window that never slides), other levels, decompression.

/// Longer inputs would need a second block. A cookie holds 4096 octets.
pub(super) const INPUT_LIMIT: usize = 16_000;

const MIN_MATCH: usize = 3;
const MAX_MATCH: usize = 258;
/// zlib's level 6.
const GOOD_LENGTH: usize = 8;
const MAX_LAZY: usize = 16;
const NICE_LENGTH: usize = 128;
const MAX_CHAIN: usize = 128;
/// A match of three octets this far away costs more than three literals.
const TOO_FAR: usize = 4096;

/// Two octets before the block, four of check sum behind it.
const ZLIB_FRAME: usize = 6;
const END_OF_BLOCK: usize = 256;
const LENGTH_CODES: [(usize, u32); 29] = [
    (3, 0),
    (4, 0),
    (5, 0),
    (6, 0),
    (7, 0),
    (8, 0),
    (9, 0),
    (10, 0),
    (11, 1),
    (13, 1),
    (15, 1),
    (17, 1),
    (19, 2),
    (23, 2),
    (27, 2),
    (31, 2),
    (35, 3),
    (43, 3),
    (51, 3),
    (59, 3),
    (67, 4),
    (83, 4),
    (99, 4),
    (115, 4),
    (131, 5),
    (163, 5),
    (195, 5),
    (227, 5),
    (258, 0),
];
const DISTANCE_CODES: [(usize, u32); 30] = [
    (1, 0),
    (2, 0),
    (3, 0),
    (4, 0),
    (5, 1),
    (7, 1),
    (9, 2),
    (13, 2),
    (17, 3),
    (25, 3),
    (33, 4),
    (49, 4),
    (65, 5),
    (97, 5),
    (129, 6),
    (193, 6),
    (257, 7),
    (385, 7),
    (513, 8),
    (769, 8),
    (1025, 9),
    (1537, 9),
    (2049, 10),
    (3073, 10),
    (4097, 11),
    (6145, 11),
    (8193, 12),
    (12289, 12),
    (16385, 13),
    (24577, 13),
];
/// RFC 1951 §3.2.7: the order in which the lengths of the code-length codes are written.
const CODE_LENGTH_ORDER: [usize; 19] = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/// A literal, or a match of `length` octets `distance` back.
#[derive(Clone, Copy)]
enum Symbol {
    Literal(u8),
    Match { length: usize, distance: usize },
}

/// The zlib stream of `input` if it has at most `room` octets.
pub(super) fn zlib_level_6(input: &[u8], room: usize) -> Option<Vec<u8>> {
    if input.is_empty() || input.len() > INPUT_LIMIT {
        return None;
    }
    let symbols = Matcher::new(input).symbols();
    let mut bits = Bits(vec![0x78, 0x9C], 0, 0);
    write_block(&symbols, input.len(), room, &mut bits)?;
    let mut out = bits.finish();
    out.extend_from_slice(&adler32(input).to_be_bytes());
    Some(out)
}

fn adler32(input: &[u8]) -> u32 {
    let (mut a, mut b) = (1_u32, 0_u32);
    for &byte in input {
        a = (a + u32::from(byte)) % 65_521;
        b = (b + a) % 65_521;
    }
    b << 16 | a
}

/// Finds matches through chains of places with the same hash of three octets.
struct Matcher {
    /// The input with zeros behind it: a comparison may run over the end and is cut afterwards.
    window: Vec<u8>,
    len: usize,
    /// The newest place of each hash; 0 is "none", so the very first place is never found (as in zlib).
    head: Vec<u16>,
    /// The place before each place in its chain.
    previous: Vec<u16>,
}

impl Matcher {
    fn new(input: &[u8]) -> Self {
        let mut window = input.to_vec();
        window.resize(input.len() + MAX_MATCH + 2, 0);
        Self { window, len: input.len(), head: vec![0; 1 << 15], previous: vec![0; input.len()] }
    }

    /// Enters a place into its chain and returns the chain's former newest place.
    fn insert(&mut self, place: usize) -> usize {
        let octet = |offset: usize| usize::from(self.window[place + offset]);
        let hash = (octet(0) << 10 ^ octet(1) << 5 ^ octet(2)) & 0x7FFF;
        let former = self.head[hash];
        self.previous[place] = former;
        // Places are below INPUT_LIMIT.
        self.head[hash] = u16::try_from(place).unwrap_or_default();
        usize::from(former)
    }

    /// The longest match along a chain that beats `known`, as (length, place).
    fn longest(&self, place: usize, chain: usize, known: usize) -> (usize, Option<usize>) {
        let ahead = self.len - place;
        let nice = NICE_LENGTH.min(ahead);
        let mut tries = if known >= GOOD_LENGTH { MAX_CHAIN >> 2 } else { MAX_CHAIN };
        let scan = &self.window[place..place + MAX_MATCH + 1];
        let (mut best, mut found, mut candidate) = (known, None, chain);
        loop {
            let there = &self.window[candidate..];
            if there[best] == scan[best] && there[best - 1] == scan[best - 1] {
                let length = (0..MAX_MATCH).find(|&i| there[i] != scan[i]).unwrap_or(MAX_MATCH);
                if length > best {
                    (best, found) = (length, Some(candidate));
                    if length >= nice {
                        break;
                    }
                }
            }
            candidate = usize::from(self.previous[candidate]);
            tries -= 1;
            if candidate == 0 || tries == 0 {
                break;
            }
        }
        (best.min(ahead), found)
    }

    /// Lazy matching: a match is written only if the next place has no longer one.
    fn symbols(mut self) -> Vec<Symbol> {
        let mut symbols = Vec::new();
        let (mut place, mut length, mut start) = (0, MIN_MATCH - 1, 0);
        let mut pending = false;
        while place < self.len {
            let chain = if self.len - place >= MIN_MATCH { self.insert(place) } else { 0 };
            let (last_length, last_start) = (length, start);
            length = MIN_MATCH - 1;
            if chain != 0 && last_length < MAX_LAZY {
                let (best, found) = self.longest(place, chain, last_length);
                length = best;
                start = found.unwrap_or(start);
                if length == MIN_MATCH && place - start > TOO_FAR {
                    length = MIN_MATCH - 1;
                }
            }
            if last_length >= MIN_MATCH && length <= last_length {
                symbols.push(Symbol::Match { length: last_length, distance: place - 1 - last_start });
                let end = place - 1 + last_length;
                for inner in place + 1..end {
                    if inner + MIN_MATCH <= self.len {
                        self.insert(inner);
                    }
                }
                place = end;
                length = MIN_MATCH - 1;
                pending = false;
            } else {
                if pending {
                    symbols.push(Symbol::Literal(self.window[place - 1]));
                }
                pending = true;
                place += 1;
            }
        }
        if pending {
            symbols.push(Symbol::Literal(self.window[self.len - 1]));
        }
        symbols
    }
}

/// The place of a value in a table of (first value, extra bits), with the extra bits' value.
fn code_of(table: &[(usize, u32)], value: usize) -> (usize, u32, usize) {
    let place = table.partition_point(|&(first, _)| first <= value) - 1;
    (place, table[place].1, value - table[place].0)
}

/// A Huffman code under construction and done.
struct Tree {
    lengths: Vec<usize>,
    max_code: usize,
}

impl Tree {
    /// zlib's heap of rarest nodes; equal frequencies are told apart by depth.
    fn build(mut frequencies: Vec<u32>, max_length: usize) -> Self {
        let count = frequencies.len();
        let mut heap: Vec<usize> = vec![0];
        heap.extend((0..count).filter(|&n| frequencies[n] > 0));
        let mut max_code = if heap.len() > 1 { heap[heap.len() - 1] } else { 0 };
        // At least two codes, so that each has a bit: zlib forces the first ones.
        let mut none_yet = heap.len() == 1;
        while heap.len() < 3 {
            let node = if none_yet {
                0
            } else if max_code < 2 {
                max_code += 1;
                max_code
            } else {
                0
            };
            none_yet = false;
            heap.push(node);
            frequencies[node] = 1;
        }
        let mut nodes = Nodes { frequencies: frequencies.clone(), depths: vec![0; count], heap };
        for k in (1..=(nodes.heap.len() - 1) / 2).rev() {
            nodes.sink(k);
        }
        let mut parents = vec![0; count];
        let mut order = Vec::new();
        while nodes.heap.len() > 2 {
            let first = nodes.pop();
            let second = nodes.heap[1];
            order.extend([first, second]);
            let node = nodes.frequencies.len();
            nodes.frequencies.push(nodes.frequencies[first] + nodes.frequencies[second]);
            nodes.depths.push(nodes.depths[first].max(nodes.depths[second]) + 1);
            parents.push(0);
            parents[first] = node;
            parents[second] = node;
            nodes.heap[1] = node;
            nodes.sink(1);
        }
        let lengths = limited_lengths(&order, &parents, count, max_length);
        Self { lengths, max_code }
    }
}

/// What the symbols counted take in bits, extra bits aside.
fn cost(counted: &[u32], lengths: &[usize]) -> usize {
    counted.iter().zip(lengths).map(|(&count, &length)| count as usize * length).sum()
}

struct Nodes {
    frequencies: Vec<u32>,
    depths: Vec<u32>,
    /// From place 1; the rarest on top.
    heap: Vec<usize>,
}

impl Nodes {
    fn is_smaller(&self, one: usize, other: usize) -> bool {
        let key = |node: usize| (self.frequencies[node], self.depths[node]);
        key(one) <= key(other)
    }

    fn sink(&mut self, mut place: usize) {
        let node = self.heap[place];
        let last = self.heap.len() - 1;
        let mut child = place << 1;
        while child <= last {
            if child < last && self.is_smaller(self.heap[child + 1], self.heap[child]) {
                child += 1;
            }
            if self.is_smaller(node, self.heap[child]) {
                break;
            }
            self.heap[place] = self.heap[child];
            place = child;
            child <<= 1;
        }
        self.heap[place] = node;
    }

    fn pop(&mut self) -> usize {
        let last = self.heap.len() - 1;
        let top = self.heap.swap_remove(1.min(last));
        if self.heap.len() > 1 {
            self.sink(1);
        }
        top
    }
}

/// The depth of every leaf, no more than `max_length`. `order` has the nodes, rarest first; the root is not in it.
fn limited_lengths(order: &[usize], parents: &[usize], leaves: usize, max_length: usize) -> Vec<usize> {
    let mut lengths = vec![0; parents.len()];
    let mut per_length = vec![0_usize; max_length + 1];
    let mut overflow = 0_usize;
    for &node in order.iter().rev() {
        let length = lengths[parents[node]] + 1;
        overflow += usize::from(length > max_length);
        lengths[node] = length.min(max_length);
        if node < leaves {
            per_length[lengths[node]] += 1;
        }
    }
    let too_deep = overflow > 0;
    while overflow > 0 {
        let mut length = max_length - 1;
        while per_length[length] == 0 {
            length -= 1;
        }
        per_length[length] -= 1;
        per_length[length + 1] += 2;
        per_length[max_length] -= 1;
        overflow = overflow.saturating_sub(2);
    }
    if too_deep {
        let mut rarest = order.iter().copied().filter(|&node| node < leaves);
        for length in (1..=max_length).rev() {
            for node in rarest.by_ref().take(per_length[length]) {
                lengths[node] = length;
            }
        }
    }
    lengths.truncate(leaves);
    lengths
}

/// RFC 1951 §3.2.2, each code reversed as it is written.
fn canonical_codes(lengths: &[usize]) -> Vec<u32> {
    let mut per_length = [0_u32; 16];
    for &length in lengths.iter().filter(|&&length| length > 0) {
        per_length[length] += 1;
    }
    let mut next = [0_u32; 16];
    for length in 1..16 {
        next[length] = (next[length - 1] + per_length[length - 1]) << 1;
    }
    lengths
        .iter()
        .map(|&length| match u32::try_from(length) {
            Ok(bits @ 1..) => {
                let code = next[length];
                next[length] += 1;
                code.reverse_bits() >> (32 - bits)
            }
            _ => 0,
        })
        .collect()
}

/// One block: fixed codes, or codes of its own if those are shorter. `None` when the octets stored bare would be best, or
/// when the stream would not fit in `room`.
fn write_block(symbols: &[Symbol], input_len: usize, room: usize, bits: &mut Bits) -> Option<()> {
    let mut literals = vec![0; 286];
    let mut distances = vec![0; 30];
    literals[END_OF_BLOCK] = 1;
    let mut extra = 0;
    for symbol in symbols {
        match *symbol {
            Symbol::Literal(octet) => literals[usize::from(octet)] += 1,
            Symbol::Match { length, distance } => {
                let (code, length_bits, _) = code_of(&LENGTH_CODES, length);
                literals[END_OF_BLOCK + 1 + code] += 1;
                let (code, distance_bits, _) = code_of(&DISTANCE_CODES, distance);
                distances[code] += 1;
                extra += (length_bits + distance_bits) as usize;
            }
        }
    }
    let literal_tree = Tree::build(literals.clone(), 15);
    let distance_tree = Tree::build(distances.clone(), 15);
    let runs: Vec<Run> =
        [&literal_tree, &distance_tree].into_iter().flat_map(|tree| runs(&tree.lengths[..=tree.max_code])).collect();
    let mut counted = vec![0; 19];
    for run in &runs {
        counted[run.code] += 1;
    }
    let run_tree = Tree::build(counted.clone(), 7);
    let written = (3..19).rev().find(|&rank| run_tree.lengths[CODE_LENGTH_ORDER[rank]] != 0).unwrap_or(2) + 1;
    let own = extra
        + cost(&literals, &literal_tree.lengths)
        + cost(&distances, &distance_tree.lengths)
        + cost(&counted, &run_tree.lengths)
        + runs.iter().map(|run| run.extra_bits as usize).sum::<usize>()
        + 3 * written
        + 14;
    let fixed_literals = fixed_literal_lengths();
    let fixed = extra + cost(&literals, &fixed_literals) + cost(&distances, &[5; 30]);
    let octets = |bits: usize| (bits + 3 + 7) >> 3;
    let fixed_wins = octets(fixed) <= octets(own);
    let block = octets(fixed).min(octets(own));
    if input_len + 4 <= block || block + ZLIB_FRAME > room {
        return None;
    }
    if fixed_wins {
        bits.write(0b011, 3);
        let literal_codes = canonical_codes(&fixed_literals);
        let distance_lengths = vec![5; 30];
        let distance_codes = canonical_codes(&distance_lengths);
        write_symbols(symbols, (&literal_codes, &fixed_literals), (&distance_codes, &distance_lengths), bits);
    } else {
        bits.write(0b101, 3);
        bits.write_usize(literal_tree.max_code + 1 - 257, 5);
        bits.write_usize(distance_tree.max_code, 5);
        bits.write_usize(written - 4, 4);
        let literal_codes = canonical_codes(&literal_tree.lengths);
        let distance_codes = canonical_codes(&distance_tree.lengths);
        let run_codes = canonical_codes(&run_tree.lengths);
        for &code in &CODE_LENGTH_ORDER[..written] {
            bits.write_usize(run_tree.lengths[code], 3);
        }
        for run in &runs {
            bits.write_usize(run_codes[run.code] as usize, run_tree.lengths[run.code]);
            bits.write_usize(run.extra, run.extra_bits as usize);
        }
        write_symbols(
            symbols,
            (&literal_codes, &literal_tree.lengths),
            (&distance_codes, &distance_tree.lengths),
            bits,
        );
    }
    Some(())
}

/// RFC 1951 §3.2.6.
fn fixed_literal_lengths() -> Vec<usize> {
    (0..288)
        .map(|code| match code {
            0..=143 | 280.. => 8,
            144..=255 => 9,
            _ => 7,
        })
        .collect()
}

fn write_symbols(symbols: &[Symbol], literals: (&[u32], &[usize]), distances: (&[u32], &[usize]), bits: &mut Bits) {
    let mut write = |(codes, lengths): (&[u32], &[usize]), code: usize, (extra, extra_bits)| {
        bits.write_usize(codes[code] as usize, lengths[code]);
        bits.write_usize(extra, extra_bits);
    };
    for symbol in symbols {
        match *symbol {
            Symbol::Literal(octet) => write(literals, usize::from(octet), (0, 0)),
            Symbol::Match { length, distance } => {
                let (code, extra_bits, extra) = code_of(&LENGTH_CODES, length);
                write(literals, END_OF_BLOCK + 1 + code, (extra, extra_bits as usize));
                let (code, extra_bits, extra) = code_of(&DISTANCE_CODES, distance);
                write(distances, code, (extra, extra_bits as usize));
            }
        }
    }
    write(literals, END_OF_BLOCK, (0, 0));
}

/// One code of RFC 1951 §3.2.7: a length, or a repetition (16, 17, 18) with its extra bits.
struct Run {
    code: usize,
    extra: usize,
    extra_bits: u32,
}

/// The lengths of one tree, runs shortened as zlib does.
fn runs(lengths: &[usize]) -> Vec<Run> {
    let mut out = Vec::new();
    let plain = |code| Run { code, extra: 0, extra_bits: 0 };
    let mut before = None;
    let mut rest = lengths;
    while let Some(&length) = rest.first() {
        let (max, min) = match length {
            0 => (138, 3),
            _ if before == Some(length) => (6, 3),
            _ => (7, 4),
        };
        let count = rest.iter().take(max).take_while(|&&l| l == length).count();
        rest = &rest[count..];
        if count < min {
            out.extend((0..count).map(|_| plain(length)));
        } else if length != 0 {
            let mut count = count;
            if before != Some(length) {
                out.push(plain(length));
                count -= 1;
            }
            out.push(Run { code: 16, extra: count - 3, extra_bits: 2 });
        } else if count <= 10 {
            out.push(Run { code: 17, extra: count - 3, extra_bits: 3 });
        } else {
            out.push(Run { code: 18, extra: count - 11, extra_bits: 7 });
        }
        before = Some(length);
    }
    out
}

/// Bits, the lowest first: what is written, what waits, how many wait.
struct Bits(Vec<u8>, u64, u32);

impl Bits {
    fn write(&mut self, value: u64, count: u32) {
        self.1 |= value << self.2;
        self.2 += count;
        while self.2 >= 8 {
            self.0.push((self.1 & 0xFF) as u8);
            self.1 >>= 8;
            self.2 -= 8;
        }
    }

    fn write_usize(&mut self, value: usize, count: usize) {
        self.write(value as u64, u32::try_from(count).unwrap_or_default());
    }

    fn finish(mut self) -> Vec<u8> {
        let fill = (8 - self.2) % 8;
        self.write(0, fill);
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::zlib_level_6;
    use flate2::read::ZlibDecoder;
    use proptest::prelude::*;
    use std::io::Read;

    proptest! {
        #[test]
        fn what_is_compressed_unfolds_to_itself(
            pieces in proptest::collection::vec("[a-f]{1,9}|[ -~]{0,40}|a{200,400}", 1..30)
        ) {
            let input = pieces.concat().into_bytes();
            if let Some(packed) = zlib_level_6(&input, usize::MAX) {
                let mut back = Vec::new();
                ZlibDecoder::new(&packed[..]).read_to_end(&mut back).unwrap();
                prop_assert_eq!(back, input);
            }
        }

        #[test]
        fn no_octets_make_it_panic(input in proptest::collection::vec(any::<u8>(), 0..2000)) {
            if let Some(packed) = zlib_level_6(&input, usize::MAX) {
                let mut back = Vec::new();
                ZlibDecoder::new(&packed[..]).read_to_end(&mut back).unwrap();
                prop_assert_eq!(back, input);
            }
        }
    }
}
