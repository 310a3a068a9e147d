//! The program `cantiere`; everything is in the library of the same name, so that tests reach it.

/// A request makes many small texts; this allocator takes less of the processor for them than the system's.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    cantiere::main()
}
