//! A script of wrk that casts ballots: at each request another representative, for a body that has voted before or not.
//! Each ballot goes through the page that people use, with every rule, and is answered after it is on disk.

use crate::run::Outcome;
use serde_json::Value;
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// `hot`: every ballot names the same option.
pub fn script(path: &str, vote: &Value, hot: bool, folder: &Path) -> Outcome<PathBuf> {
    let missing = || "`cantiere generate` made no vote; remove target/xtask/bench and try again".to_string();
    let voters = vote["voters"].as_array().filter(|v| !v.is_empty()).ok_or_else(missing)?;
    let options: Vec<i64> = vote["options"].as_array().ok_or_else(missing)?.iter().filter_map(Value::as_i64).collect();
    let mut lua = String::from("local voters = {\n");
    for voter in voters {
        let (session, body) = (voter[0].as_str().unwrap_or_default(), voter[1].as_i64().unwrap_or_default());
        // Writing to a String cannot fail.
        let _ = writeln!(lua, "{{\"{session}\",{body}}},");
    }
    let list: Vec<String> = options.iter().map(i64::to_string).collect();
    let _ = write!(
        lua,
        "}}\nlocal options = {{{}}}\nlocal hot = {hot}\nlocal n = 0\n\
         function request()\n  n = n + 1\n  local v = voters[n % #voters + 1]\n  local round = math.floor(n / #voters)\n  \
         local a = hot and options[1] or options[(n * 7919 + round) % #options + 1]\n  \
         local b = options[(n + 13 * round + 1) % (#options - 1) + 2]\n  if a == b then b = options[2] end\n  \
         if a == b then b = options[3] end\n  \
         local ballot = a < b and (a .. \"%2C\" .. b) or (b .. \"%2C\" .. a)\n  \
         return wrk.format(\"POST\", \"{path}\", {{[\"cookie\"] = \"cantiere=\" .. v[1], \
         [\"content-type\"] = \"application/x-www-form-urlencoded\", [\"sec-fetch-site\"] = \"same-origin\"}}, \
         \"step=send&speaker=\" .. v[2] .. \"&content=\" .. ballot)\nend\n",
        list.join(",")
    );
    let file = folder.join(if hot { "ballots-hot.lua" } else { "ballots.lua" });
    std::fs::write(&file, lua).map_err(|error| format!("{}: {error}", file.display()))?;
    Ok(file)
}

/// The same in a secret vote, each person for themselves; or, not `cast`, the page on which they see whether they have voted.
pub fn secret(path: &str, vote: &Value, cast: bool, folder: &Path) -> Outcome<PathBuf> {
    let voters = vote["voters"].as_array().into_iter().flatten().filter_map(|voter| voter[0].as_str());
    let voters: Vec<String> = voters.map(|session| format!("\"{session}\"")).collect();
    let options = vote["options"].as_array().into_iter().flatten().filter_map(Value::as_i64);
    let options: Vec<String> = options.map(|id| id.to_string()).collect();
    let request = if cast {
        format!(
            "wrk.format(\"POST\", \"{path}\", {{[\"cookie\"] = cookie, [\"content-type\"] = \
             \"application/x-www-form-urlencoded\", [\"sec-fetch-site\"] = \"same-origin\"}}, \
             \"step=send&person=1&content=\" .. options[(n * 7919) % #options + 1])"
        )
    } else {
        format!("wrk.format(\"GET\", \"{path}\", {{[\"cookie\"] = cookie}})")
    };
    let lua = format!(
        "local voters = {{{}}}\nlocal options = {{{}}}\nlocal n = 0\nfunction request()\n  n = n + 1\n  \
         local cookie = \"cantiere=\" .. voters[n % #voters + 1]\n  return {request}\nend\n",
        voters.join(","),
        options.join(",")
    );
    let file = folder.join(if cast { "secret.lua" } else { "secret-asked.lua" });
    std::fs::write(&file, lua).map_err(|error| format!("{}: {error}", file.display()))?;
    Ok(file)
}

/// The yardstick's own votes: each request a new voter.
pub fn yardstick(source: &Path) -> PathBuf {
    source.join("vote.lua")
}
