//! What is measured, beside what, and what is wanted. It measures nothing.

/// One line of the table.
pub struct Work {
    pub name: &'static str,
    pub target: Page,
    pub against: Against,
    pub reach: Reach,
}

/// A page of one of the generated sites.
pub struct Page {
    pub site: Size,
    pub path: Path,
    pub signed_in: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// 100 plans of 1,000 items, and one of 10,000.
    M,
    /// 1,000 plans of 1,000 items.
    L,
    /// One plan of 1,000 items with 20,000 contributions of 1,000 people.
    C,
}

pub enum Path {
    /// Below the address of the site's plan of 1,000 items.
    Plan(&'static str),
    /// Below the address of the same plan at the desk.
    Desk(&'static str),
    /// Below the address of the plan of 10,000.
    Large(&'static str),
    /// The same list at its last page but one.
    LargeFarDown(&'static str),
    /// A filter that was not asked lately, at every request another.
    LargeNewFilter,
    /// The same in the planners' table of contributions.
    DeskNewFilter,
    /// Below the API's address of the plan of 10,000.
    LargeApi(&'static str),
    SearchRare,
    SearchCommon,
    /// What somebody is writing at the desk, kept while they write.
    Keep,
    /// Ballots of bodies, spread over fifty options.
    Ballots,
    /// The same, all of them naming one option.
    BallotsOnOne,
    /// The item with fifty comments.
    Discussed,
    /// A new comment at each request, each time by another person.
    Comments,
    /// A support at each request, by another person or of another proposal.
    Supports,
}

pub enum Against {
    Yardstick(&'static str),
    /// Of a new voter at each request.
    YardstickVotes(&'static str),
    Work(Page),
}

#[derive(Clone, Copy)]
pub enum Reach {
    /// Requests a second, at least this part of the other's.
    Rate(f64),
    /// Processor time a request, at most so many times the other's.
    Cpu(f64),
}

const fn visitor(path: &'static str) -> Page {
    Page { site: Size::M, path: Path::Plan(path), signed_in: false }
}

const fn planner(site: Size, path: Path) -> Page {
    Page { site, path, signed_in: true }
}

/// One of five states: some thousand items.
const FILTER: &str = "/items?state=ongoing";
const LIST: Against = Against::Yardstick("/list");

const fn ballots(path: Path) -> Page {
    Page { site: Size::M, path, signed_in: false }
}

pub const WORK: [Work; 20] = [
    Work {
        name: "Plan page, visitor, unchanged",
        target: visitor(""),
        against: Against::Yardstick("/page"),
        reach: Reach::Rate(0.6),
    },
    Work {
        name: "Item page, visitor, unchanged",
        target: visitor("/items/CAP3.PA.005"),
        against: Against::Yardstick("/page"),
        reach: Reach::Rate(0.6),
    },
    Work {
        name: "Reader page, visitor, unchanged",
        target: visitor("/text/CAP3"),
        against: Against::Yardstick("/page"),
        reach: Reach::Rate(0.6),
    },
    Work {
        name: "50 of 10,000 items, filtered, signed in, without counts (API)",
        target: planner(Size::M, Path::LargeApi(FILTER)),
        against: LIST,
        reach: Reach::Cpu(2.0),
    },
    Work {
        name: "The page of it with counts, filter asked before",
        target: planner(Size::M, Path::Large(FILTER)),
        against: LIST,
        reach: Reach::Cpu(3.0),
    },
    Work {
        name: "The page of it with counts, another filter each time",
        target: planner(Size::M, Path::LargeNewFilter),
        against: LIST,
        reach: Reach::Cpu(6.0),
    },
    Work {
        name: "The same list far down, against its first page",
        target: planner(Size::M, Path::LargeFarDown(FILTER)),
        against: Against::Work(planner(Size::M, Path::Large(FILTER))),
        reach: Reach::Cpu(1.2),
    },
    Work {
        name: "List of a plan of 1,000 items on site L, against site M",
        target: planner(Size::L, Path::Plan(FILTER)),
        against: Against::Work(planner(Size::M, Path::Plan(FILTER))),
        reach: Reach::Cpu(1.2),
    },
    Work {
        name: "Search over 110,000 items, rare word, signed in",
        target: planner(Size::M, Path::SearchRare),
        against: LIST,
        reach: Reach::Cpu(3.0),
    },
    Work {
        name: "Search over 110,000 items, common word, signed in",
        target: planner(Size::M, Path::SearchCommon),
        against: LIST,
        reach: Reach::Cpu(15.0),
    },
    Work {
        name: "Ballots with all their rules, against a group commit of bare votes",
        target: ballots(Path::Ballots),
        against: Against::YardstickVotes("/vote/group"),
        reach: Reach::Rate(0.4),
    },
    Work {
        name: "A paragraph kept while it is written, against a group commit of bare votes",
        target: planner(Size::M, Path::Keep),
        against: Against::YardstickVotes("/vote/group"),
        reach: Reach::Rate(0.4),
    },
    Work {
        name: "Ballots that all name one option, against spread ones",
        target: ballots(Path::BallotsOnOne),
        against: Against::Work(ballots(Path::Ballots)),
        reach: Reach::Rate(0.8),
    },
    Work {
        name: "20 of 20,000 proposals in the fair order, signed in",
        target: planner(Size::C, Path::Plan("/contributions?kind=proposal")),
        against: LIST,
        reach: Reach::Cpu(2.0),
    },
    Work {
        name: "Item with 50 comments, signed in",
        target: planner(Size::C, Path::Discussed),
        against: LIST,
        reach: Reach::Cpu(2.5),
    },
    Work {
        name: "What came in, for staff, of 20,000",
        target: planner(Size::C, Path::Plan("/received")),
        against: LIST,
        reach: Reach::Cpu(3.5),
    },
    Work {
        name: "The workbench of 20,000 contributions, filter asked before",
        target: planner(Size::C, Path::Desk("/contributions-received?kind=proposal&state=waiting")),
        against: LIST,
        reach: Reach::Cpu(3.0),
    },
    Work {
        name: "The workbench of 20,000 contributions, another filter each time",
        target: planner(Size::C, Path::DeskNewFilter),
        against: LIST,
        reach: Reach::Cpu(3.0),
    },
    Work {
        name: "Comment, with all rules",
        target: planner(Size::C, Path::Comments),
        against: Against::YardstickVotes("/vote/group"),
        reach: Reach::Rate(0.4),
    },
    Work {
        name: "Support of a proposal, with all rules",
        target: planner(Size::C, Path::Supports),
        against: Against::YardstickVotes("/vote/group"),
        reach: Reach::Rate(0.4),
    },
];
