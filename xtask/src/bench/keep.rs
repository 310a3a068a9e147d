//! A script of wrk that keeps what somebody is writing: at each request another paragraph and other words, through the
//! address that the desk's own script uses, answered after it is on disk.

use crate::run::Outcome;
use std::path::{Path, PathBuf};

pub fn script(draft: &str, session: &str, folder: &Path) -> Outcome<PathBuf> {
    let lua = format!(
        "local n = 0\nlocal words = string.rep(\"Ogni+comune+apre+il+servizio+a+tutte+le+persone.+\", 6)\n\
         function request()\n  n = n + 1\n  return wrk.format(\"POST\", \"{draft}/keep\", {{[\"cookie\"] = \"cantiere={session}\", \
         [\"content-type\"] = \"application/x-www-form-urlencoded\", [\"sec-fetch-site\"] = \"same-origin\"}}, \
         \"target=block%3A\" .. (n % 500 + 1) .. \"&version=1&kind=paragraph&text=\" .. words .. n)\nend\n"
    );
    let file = folder.join("keep.lua");
    std::fs::write(&file, lua).map_err(|error| format!("{}: {error}", file.display()))?;
    Ok(file)
}
