//! A real PostgreSQL for tests: started by the first test that needs it, shared by all test processes
//! of a run, stopped when none is left. It never touches a server that it did not start.

use std::{
    fs::{self, File, OpenOptions},
    os::unix::{fs::PermissionsExt, process::CommandExt},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::{
        OnceLock,
        atomic::{AtomicU32, Ordering::Relaxed},
    },
};

use diesel::{Connection, PgConnection, connection::SimpleConnection};

/// A running server, reached over a Unix socket in `folder`.
pub struct Server {
    folder: PathBuf,
    /// Held while this process may use the shared server.
    _in_use: Option<File>,
    private: bool,
}

/// The server that all test processes share. It does not wait for the disk: what tests of durability
/// need is [`Server::private`].
pub fn shared() -> &'static Server {
    static SHARED: OnceLock<Server> = OnceLock::new();
    SHARED.get_or_init(|| {
        let state = state_folder();
        let starting = open(&state.join("starting.lock"));
        starting.lock().expect("the lock that one start at a time holds");
        let in_use = open(&state.join("in-use.lock"));
        in_use.lock_shared().expect("the lock that users of the server share");
        let note = state.join("folder");
        let folder = match fs::read_to_string(&note).map(PathBuf::from) {
            Ok(folder) if is_running(&folder) => folder,
            _ => {
                let folder = new_folder();
                start(&folder, &["fsync=off", "full_page_writes=off", "max_connections=200"]);
                fs::write(&note, folder.display().to_string()).expect("the note of where the server is");
                watch(&state, &folder);
                folder
            }
        };
        Server { folder, _in_use: Some(in_use), private: false }
    })
}

impl Server {
    /// A server for one test alone, which that test may stop; it is removed with the value.
    pub fn private() -> Self {
        let folder = new_folder();
        start(&folder, &["fsync=on"]);
        Self { folder, _in_use: None, private: true }
    }

    /// A fresh schema; gives the address of a database that sees it alone.
    pub fn schema(&self) -> String {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!("t{}_{}", std::process::id(), COUNT.fetch_add(1, Relaxed));
        let mut conn = PgConnection::establish(&self.url()).expect("the test server accepts connections");
        let text = format!("drop schema if exists {name} cascade; create schema {name}");
        conn.batch_execute(&text).expect("a fresh schema");
        format!("{}&options=-csearch_path%3D{name}", self.url())
    }

    pub fn url(&self) -> String {
        format!("postgres:///postgres?host={}&user=postgres", self.folder.display())
    }

    /// Stops as a power cut would, as far as a process can: no goodbye, recovery at the next start.
    pub fn stop_immediately(&self) {
        assert!(self.private, "only a private server may be stopped");
        pg_ctl(&self.folder, &["stop", "-m", "immediate", "-w"]);
    }

    pub fn start_again(&self) {
        pg_ctl(&self.folder, &["start", "-w", "-t", "60", "-l", &log_file(&self.folder)]);
    }

    /// The process that owns the others, for tests that freeze it.
    pub fn pid(&self) -> u32 {
        let text = fs::read_to_string(self.folder.join("data/postmaster.pid")).expect("the server runs");
        text.lines().next().and_then(|line| line.trim().parse().ok()).expect("a process number")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if self.private {
            if is_running(&self.folder) {
                pg_ctl(&self.folder, &["stop", "-m", "immediate", "-w"]);
            }
            if let Err(error) = fs::remove_dir_all(&self.folder) {
                eprintln!("cannot remove {}: {error}", self.folder.display());
            }
        }
    }
}

fn start(folder: &Path, settings: &[&str]) {
    let data = folder.join("data");
    run(command("initdb").arg("-D").arg(&data).args([
        "-U",
        "postgres",
        "--auth=trust",
        "-E",
        "UTF8",
        "--locale=C.UTF-8",
        "--no-sync",
        "--data-checksums",
    ]));
    let mut text = format!(
        "listen_addresses = ''\nunix_socket_directories = '{}'\nautovacuum_naptime = 10s\n\
         shared_buffers = 64MB\nlc_messages = 'C'\nmax_wal_size = 256MB\n",
        folder.display()
    );
    for setting in settings {
        text.push_str(&format!("{setting}\n"));
    }
    let file = data.join("postgresql.auto.conf");
    fs::write(&file, text).expect("the server's settings");
    pg_ctl(folder, &["start", "-w", "-t", "60", "-l", &log_file(folder)]);
}

fn pg_ctl(folder: &Path, arguments: &[&str]) {
    run(command("pg_ctl").arg("-D").arg(folder.join("data")).args(arguments));
}

fn log_file(folder: &Path) -> String {
    folder.join("log").display().to_string()
}

fn is_running(folder: &Path) -> bool {
    folder.join("data/postmaster.pid").exists()
        && command("pg_ctl")
            .arg("-D")
            .arg(folder.join("data"))
            .arg("status")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|status| status.success())
}

/// PostgreSQL refuses to run as root: then its own user runs it.
fn command(program: &str) -> Command {
    let mut command = Command::new(programs().join(program));
    command.env("LC_ALL", "C.UTF-8").current_dir("/");
    if let Some((uid, gid)) = other_user() {
        command.uid(uid).gid(gid);
    }
    command
}

fn run(command: &mut Command) {
    // A server inherits the pipes of whoever starts it: wait for the exit alone, and let it say what is
    // wrong on the test's own error output.
    let status = command.stdin(Stdio::null()).stdout(Stdio::null()).status();
    assert!(status.as_ref().is_ok_and(|status| status.success()), "{command:?}: {status:?}");
}

/// The user to run PostgreSQL as, if this is root.
fn other_user() -> Option<(u32, u32)> {
    use std::os::unix::fs::MetadataExt;
    let me = fs::metadata("/proc/self").map(|data| data.uid()).unwrap_or(1);
    if me != 0 {
        return None;
    }
    let passwd = fs::read_to_string("/etc/passwd").unwrap_or_default();
    let line = passwd.lines().find(|line| line.starts_with("postgres:"));
    let line = line
        .expect("PostgreSQL does not run as root, and there is no user postgres; add one: useradd --system postgres");
    let fields: Vec<&str> = line.split(':').collect();
    Some((fields[2].parse().expect("a user number"), fields[3].parse().expect("a group number")))
}

/// The newest installed version's programs.
fn programs() -> &'static Path {
    static PROGRAMS: OnceLock<PathBuf> = OnceLock::new();
    PROGRAMS.get_or_init(|| {
        let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
        let debian = versions
            .filter(|entry| entry.path().join("bin/initdb").exists())
            .max_by_key(|entry| entry.file_name().to_string_lossy().parse::<u32>().unwrap_or(0))
            .map(|entry| entry.path().join("bin"));
        let elsewhere = ["/usr/bin", "/usr/local/bin", "/usr/pgsql/bin"].map(PathBuf::from);
        let found = debian.or_else(|| elsewhere.into_iter().find(|folder| folder.join("initdb").exists()));
        found.expect(
            "PostgreSQL is not installed, and the tests need a real one. Install it:\n  \
             Debian, Ubuntu:  apt-get install --yes postgresql\n  \
             Fedora, RHEL:    dnf install --assumeyes postgresql-server\n",
        )
    })
}

/// Short, because the path of a Unix socket may have 107 bytes.
fn new_folder() -> PathBuf {
    let folder = tempfile::Builder::new().prefix("cantiere-pg-").tempdir_in("/tmp").expect("a folder in /tmp").keep();
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).expect("a folder that others may enter");
    if let Some((uid, gid)) = other_user() {
        std::os::unix::fs::chown(&folder, Some(uid), Some(gid)).expect("a folder of PostgreSQL's user");
    }
    folder
}

/// Below `target/`, where all test processes of a run find it.
fn state_folder() -> PathBuf {
    let program = std::env::current_exe().expect("the path of this test");
    let target = program.ancestors().find(|path| path.file_name().is_some_and(|name| name == "target"));
    let folder = match target {
        Some(target) => target.join("test-postgres"),
        None => std::env::temp_dir().join("cantiere-test-postgres"),
    };
    fs::create_dir_all(&folder).expect("a folder for the test server's locks");
    folder
}

fn open(path: &Path) -> File {
    let file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path);
    file.unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Leaves a small process behind that stops the server once nobody has held the users' lock for ten
/// seconds, whatever became of the tests.
fn watch(state: &Path, folder: &Path) {
    let script = r#"
        idle=0
        while [ $idle -lt 5 ]; do
            sleep 2
            if flock --nonblock --exclusive "$1/in-use.lock" true; then idle=$((idle + 1)); else idle=0; fi
        done
        exec 9>"$1/starting.lock"
        flock --exclusive 9
        if ! flock --nonblock --exclusive "$1/in-use.lock" true; then exec 9>&-; exec sh "$0" "$1" "$2"; fi
        kill -INT "$(head -n 1 "$2/data/postmaster.pid")"
        while [ -e "$2/data/postmaster.pid" ]; do sleep 0.1; done
        rm -rf "$1/folder" "$2"
    "#;
    let file = state.join("watch.sh");
    fs::write(&file, script).expect("the watching script");
    let mut command = Command::new("sh");
    command.arg(&file).arg(state).arg(folder).current_dir("/").process_group(0);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    #[expect(clippy::zombie_processes, reason = "it waits for the end of this process and outlives it")]
    command.spawn().expect("the process that stops the test server");
}
