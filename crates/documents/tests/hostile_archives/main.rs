//! What archives that are meant to hurt cost until they are refused. Each is read by a process of its own, so that nothing else
//! counts in its memory.

mod archives;

use cantiere_documents::{Files, Format, ReadOptions, read};
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

/// The archive that a process is to read.
const ONE: &str = "CANTIERE_TEST_ARCHIVE";
const TEST: &str = "hostile_archives_are_refused_in_little_time_and_memory";

#[test]
fn hostile_archives_are_refused_in_little_time_and_memory() {
    if let Some(path) = std::env::var_os(ONE) {
        return refuse(Path::new(&path));
    }
    for hostile in archives::hostile() {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(hostile.name);
        std::fs::write(&path, &hostile.bytes).expect("a file");
        let own = std::env::current_exe().expect("this test");
        let done = Command::new(own).args(["--exact", TEST, "--nocapture"]).env(ONE, &path).output().expect("it runs");
        let _ = std::fs::remove_file(&path);
        let said = format!("{}{}", String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr));
        assert!(done.status.success(), "{}: {said}", hostile.name);
        assert!(said.contains(hostile.word), "{}: {said}", hostile.name);
    }
}

fn refuse(path: &Path) {
    let name = path.file_name().and_then(|n| n.to_str()).expect("a name");
    let files = Files::single(name, std::fs::read(path).expect("a file"));
    let format = Format::detect(&files).expect("a format");
    let before = memory("VmRSS:");
    let started = Instant::now();
    let error = read(format, &files, &ReadOptions::default()).expect_err("it is refused");
    let took = started.elapsed();
    let held = memory("VmHWM:") - before;
    println!("{error}");
    assert_ne!(error.message.en, error.message.it, "it is said in both languages");
    // A second in a release; unoptimised code on a busy machine is allowed more.
    assert!(took < Duration::from_secs(40), "{took:?}");
    assert!(held < 50.0, "{held:.0} MB");
}

/// MB, as the system counts them: what is held now, or the most that ever was.
fn memory(what: &str) -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").expect("Linux tells it");
    let line = status.lines().find_map(|l| l.strip_prefix(what)).expect("a line of it");
    line.trim().trim_end_matches(" kB").trim().parse::<f64>().expect("a number") / 1_024.0
}
