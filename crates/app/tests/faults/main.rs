//! Faults under the real program: `kill -9`, an immediate stop of the database, a full disk, a disk that cannot be
//! synchronised, while people write, vote, and a version or the answers are published, at once or at their time. What
//! was answered is stored, nothing half-written is visible, and the next start needs no repair. Ten rounds of each, of
//! votes 25 on each engine; `CANTIERE_LONG=1` makes it 200, of votes 100. Votes also meet many requests at once, clocks
//! that disagree, and readers who check what they downloaded.

mod answers;
mod backups;
mod ballots;
mod browser;
mod disk;
mod downloads;
mod held;
mod kill;
mod planned;
mod served;
mod stops;
mod stored;
mod storm;
mod voters;
mod writers;

fn rounds() -> u32 {
    if std::env::var_os("CANTIERE_LONG").is_some() { 200 } else { 10 }
}
