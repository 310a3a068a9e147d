//! Starts a PostgreSQL server, prints the address of a fresh schema, and ends with its standard input.
//! For tests that are not written in Rust.

use std::io::Read;

fn main() {
    println!("{}", cantiere_testkit::postgres::shared().schema());
    let _ = std::io::stdin().read_to_end(&mut Vec::new());
}
