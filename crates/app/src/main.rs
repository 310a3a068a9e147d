//! The program `cantiere`; everything is in the library of the same name, so that tests reach it.

fn main() -> std::process::ExitCode {
    cantiere::main()
}
