//! A full disk under SQLite: writes are refused, reads go on, and with space everything works again
//! without a restart. Needs the right to mount a small file system (root); says so and skips otherwise.

mod support;

use std::{path::Path, process::Command};

use cantiere_store::{DatabaseUrl, Db, Error, Options};
use support::{Vote, stored, vote_alone};

struct Small {
    folder: tempfile::TempDir,
}

impl Small {
    fn mount() -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=9m", "tmpfs"])
            .arg(folder.path())
            .stderr(std::process::Stdio::null())
            .status();
        mounted.is_ok_and(|status| status.success()).then_some(Self { folder })
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }
}

impl Drop for Small {
    fn drop(&mut self) {
        let status = Command::new("umount").arg("--lazy").arg(self.path()).status();
        if !status.is_ok_and(|status| status.success()) {
            eprintln!("cannot unmount {}", self.path().display());
        }
    }
}

#[test]
fn disk_full_refuses_writes_keeps_reads_and_recovers() {
    let Some(small) = Small::mount() else {
        eprintln!("SKIPPED: disk full: this user may not mount a tmpfs; run the tests as root to see it");
        return;
    };
    let filler = small.path().join("filler");
    std::fs::write(&filler, vec![1; 4_000_000]).unwrap();
    let url = DatabaseUrl::Sqlite(small.path().join("site.db"));
    let db = Db::open(&Options::new(url)).unwrap();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let mut acked = 0;
        let mut refused = 0;
        // Long keys fill the disk soon; go on after it is full, with many at once.
        for round in 0..200 {
            let votes: Vec<_> = (0..20)
                .map(|n| {
                    let (db, key) = (db.clone(), format!("{round}-{n}-{}", "x".repeat(2_000)));
                    tokio::spawn(async move {
                        match n % 2 {
                            0 => vote_alone(&db, "alone", key).await,
                            _ => db.write_batch::<Vote>(key).await.map(|_| ()),
                        }
                    })
                })
                .collect();
            for vote in votes {
                match vote.await.unwrap() {
                    Ok(()) => acked += 1,
                    Err(Error::DiskFull) => refused += 1,
                    Err(error) => panic!("{error}"),
                }
            }
            if refused > 400 {
                break;
            }
            if refused > 0 {
                assert_eq!(db.read(stored).await.unwrap().len(), acked, "reads go on");
            }
        }
        assert!(acked > 100 && refused > 400, "{acked} stored, {refused} refused");
        std::fs::remove_file(&filler).unwrap();
        for n in 0..50 {
            vote_alone(&db, "alone", format!("after-{n}")).await.expect("works again with space");
        }
        assert_eq!(db.read(stored).await.unwrap().len(), acked + 50);
    });
    drop(db);
}
