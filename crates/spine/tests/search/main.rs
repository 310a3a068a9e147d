//! Search on both engines: what is found, in which order, by whom. The engines must give the same lists.

mod found;
mod hostile;
mod large;
mod leaks;
mod same;
mod site;
