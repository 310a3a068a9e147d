//! The longest rising part of a list: what kept its order while the rest was moved around it.

/// Places in `values` of a longest strictly rising part, in order.
pub fn rising(values: &[usize]) -> Vec<usize> {
    // tails[k]: where the smallest end of a rising part of length k + 1 stands.
    let mut tails: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; values.len()];
    for (n, value) in values.iter().enumerate() {
        let at = tails.partition_point(|t| values[*t] < *value);
        before[n] = at.checked_sub(1).map(|k| tails[k]);
        if at == tails.len() { tails.push(n) } else { tails[at] = n }
    }
    let mut out = Vec::with_capacity(tails.len());
    let mut next = tails.last().copied();
    while let Some(n) = next {
        out.push(n);
        next = before[n];
    }
    out.reverse();
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_that_moved_is_left_out() {
        assert_eq!(rising(&[0, 3, 1, 2]), [0, 2, 3]);
        assert_eq!(rising(&[2, 0, 1]), [1, 2]);
        assert_eq!(rising(&[]), [0; 0]);
        assert_eq!(rising(&[5, 5]).len(), 1);
    }
}
