//! The repeated rows of the form: who, results, money.

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ActorLine {
    pub role: String,
    pub name: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ResultRow {
    pub text: String,
    pub state: String,
    pub due: String,
    pub note: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MoneyRow {
    pub year: String,
    pub amount: String,
    pub currency: String,
    pub fund: String,
}
