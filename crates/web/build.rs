//! Stops with a remedy when the styles and scripts that the crate embeds were not built.

fn main() {
    let manifest = "../../assets/dist/manifest.json";
    println!("cargo::rerun-if-changed={manifest}");
    if !std::path::Path::new(manifest).exists() {
        println!("cargo::error=assets/dist is missing: run `cargo xtask assets` first (it needs node and npm)");
    }
}
