//! The API against its own description, asked by another program (schemathesis): no question may bring an error of the server
//! or an answer that the description does not name.

use crate::run::{self, Outcome};
use crate::sites::{self, Site};
use crate::{oracles, scratch};
use std::path::Path;
use std::process::Command;

const FOLDER: &str = "xtask/api";
const CHECKS: &str = "not_a_server_error,status_code_conformance,content_type_conformance,response_headers_conformance,\
                      response_schema_conformance,negative_data_rejection,positive_data_acceptance,unsupported_method";

/// Questions asked, and how many of them were answered wrongly.
pub fn check(long: bool) -> Outcome<(usize, usize)> {
    let python = run::root().join(oracles::python(&Path::new(FOLDER).join("requirements.txt"))?);
    let folder = scratch::folder("demo-api")?;
    let (port, shown) = (sites::free_port()?, folder.to_string_lossy().into_owned());
    let arguments = ["demo", "--port", &port.to_string(), "--data", &shown];
    let site = Site::start(&sites::binary(false)?, &arguments, port, &folder.with_extension("log"))?;
    let (mut asked, mut wrong) = (0, 0);
    for configuration in [Some("schemathesis.toml"), None] {
        let mut command = Command::new(python.with_file_name("schemathesis"));
        command.arg("--no-color");
        if let Some(file) = configuration {
            command.arg("--config-file").arg(run::root().join(FOLDER).join(file));
        }
        command.args(["run", &format!("{}/api/v1/openapi.json", site.url), "--url", &site.url, "--checks", CHECKS]);
        command.args(["--seed", "7", "--continue-on-failure", "--max-examples", if long { "1000" } else { "40" }]);
        // Outside the repository's folder, where a configuration might lie about.
        command.current_dir(&folder);
        let mut all = None;
        let succeeded = run::watched(&mut command, |line| all = figures(line).or(all))?;
        let (generated, passed) = all.ok_or("schemathesis did not say how much it asked")?;
        asked += generated;
        wrong += (generated - passed).max(usize::from(!succeeded));
    }
    Ok((asked, wrong))
}

/// “443 generated, 440 passed, 3 failed”.
fn figures(line: &str) -> Option<(usize, usize)> {
    let (generated, rest) = line.trim().split_once(" generated, ")?;
    let passed = rest.split_once(" passed").map_or("0", |(n, _)| n);
    Some((generated.parse().ok()?, passed.parse().unwrap_or(0)))
}

#[cfg(test)]
mod tests {
    use super::figures;

    #[test]
    fn figures_are_read_from_the_closing_line() {
        assert_eq!(figures("  443 generated, 443 passed"), Some((443, 443)));
        assert_eq!(figures("  443 generated, 440 passed, 3 failed"), Some((443, 440)));
        assert_eq!(figures("  9 generated, 9 failed"), Some((9, 0)));
        assert_eq!(figures("Test cases:"), None);
    }
}
