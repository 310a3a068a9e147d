//! Grid and simple tables to Markdown tables.
//! A cell over several columns fills the first; what does not line up is not a table.

use super::inline::to_markdown;

type Line<'a> = (usize, &'a str);
type Row = Vec<Vec<String>>;

pub fn is_grid_border(line: &str) -> bool {
    line.len() >= 3
        && line.starts_with('+')
        && line.ends_with('+')
        && line.bytes().all(|b| matches!(b, b'+' | b'-' | b'='))
        && line.bytes().any(|b| b != b'+')
}

pub fn is_simple_border(line: &str) -> bool {
    line.starts_with("==") && line.contains(' ') && line.bytes().all(|b| matches!(b, b'=' | b' '))
}

pub fn grid(lines: &[Line]) -> Option<String> {
    let mut edges: Vec<usize> = Vec::new();
    for (_, line) in lines.iter().filter(|l| l.1.starts_with('+')) {
        edges.extend(line.chars().enumerate().filter(|(_, c)| *c == '+').map(|(i, _)| i));
    }
    edges.sort_unstable();
    edges.dedup();
    let columns = edges.len().checked_sub(1).filter(|c| (1..=64).contains(c))?;
    let width = *edges.last()? + 1;
    let (mut rows, mut header) = (Vec::<Row>::new(), 0);
    let mut row: Row = vec![Vec::new(); columns];
    let mut begun = false;
    for (_, line) in lines {
        let letters: Vec<char> = line.chars().collect();
        if letters.len() != width {
            return None;
        }
        let mut column = 0;
        let mut border = true;
        while column < columns {
            let from = edges[column];
            let end = (column + 1..=columns).find(|e| matches!(letters[edges[*e]], '|' | '+'))?;
            let cell: String = letters[from + 1..edges[end]].iter().collect();
            let is_rule = !cell.is_empty() && cell.chars().all(|c| matches!(c, '-' | '=' | '+'));
            if is_rule {
                if cell.contains('=') && rows.is_empty() && begun {
                    header = 1;
                }
            } else {
                border = false;
                row[column].push(cell.trim().to_string());
            }
            column = end;
        }
        if border && begun {
            rows.push(std::mem::replace(&mut row, vec![Vec::new(); columns]));
        }
        begun = true;
    }
    (!rows.is_empty()).then(|| markdown(rows, header > 0))
}

/// How many lines the table takes, and the table if it is one.
pub fn simple(lines: &[Line]) -> (usize, Option<String>) {
    let starts: Vec<usize> = lines[0]
        .1
        .char_indices()
        .filter(|(i, c)| *c == '=' && (*i == 0 || lines[0].1.as_bytes()[i - 1] == b' '))
        .map(|(i, _)| i)
        .collect();
    let borders: Vec<usize> =
        lines.iter().enumerate().take(2_000).filter(|(_, l)| is_simple_border(l.1)).map(|(i, _)| i).take(3).collect();
    let (Some(&second), third) = (borders.get(1), borders.get(2)) else { return (1, None) };
    let closes = |i: usize| lines.get(i + 1).is_none_or(|l| l.1.is_empty());
    let (end, header) = match third {
        Some(&third) if !closes(second) => (third, true),
        _ => (second, false),
    };
    let mut rows: Vec<Row> = Vec::new();
    for (_, line) in lines[1..end].iter().filter(|l| !l.1.is_empty() && !is_simple_border(l.1)) {
        let letters: Vec<char> = line.chars().collect();
        let cell = |i: usize| -> String {
            let from = starts[i].min(letters.len());
            let to = starts.get(i + 1).map_or(letters.len(), |s| (*s).min(letters.len()));
            letters[from..to].iter().collect::<String>().trim().to_string()
        };
        let cells: Vec<String> = (0..starts.len()).map(cell).collect();
        match rows.last_mut() {
            Some(last) if cells[0].is_empty() => last.iter_mut().zip(cells).for_each(|(l, c)| l.push(c)),
            _ => rows.push(cells.into_iter().map(|c| vec![c]).collect()),
        }
    }
    (end + 1, (!rows.is_empty()).then(|| markdown(rows, header)))
}

/// Lines of a cell are one paragraph until an empty one; paragraphs are parted by a line break.
fn cell_text(lines: &[String]) -> String {
    lines
        .split(|l| l.is_empty())
        .filter(|p| !p.is_empty())
        .map(|p| to_markdown(&p.join(" ")).replace('|', "\\|"))
        .collect::<Vec<_>>()
        .join("<br>")
}

fn markdown(rows: Vec<Row>, has_header: bool) -> String {
    let columns = rows[0].len();
    let mut out = String::new();
    let mut line = |cells: Vec<String>| {
        out.push_str("| ");
        out.push_str(&cells.join(" | "));
        out.push_str(" |\n");
    };
    let rule = vec!["---".to_string(); columns];
    let mut rest = rows.iter();
    let head = if has_header { rest.next() } else { None };
    line(head.map_or_else(|| vec![String::new(); columns], |r| r.iter().map(|c| cell_text(c)).collect()));
    line(rule);
    for row in rest {
        line(row.iter().map(|c| cell_text(c)).collect());
    }
    out.trim_end().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grid_makes_a_markdown_table() {
        let text = "+-----+------+\n| A   | *B*  |\n+=====+======+\n| uno | due  |\n|     |      |\n| tre | qua- |\n+-----+------+";
        let lines: Vec<Line> = text.lines().enumerate().collect();
        assert_eq!(grid(&lines).unwrap(), "| A | *B* |\n| --- | --- |\n| uno<br>tre | due<br>qua- |");
    }

    #[test]
    fn grid_refuses_what_does_not_line_up() {
        let lines = vec![(1, "+---+"), (2, "| a b c |"), (3, "+---+")];
        assert_eq!(grid(&lines), None);
    }
}
