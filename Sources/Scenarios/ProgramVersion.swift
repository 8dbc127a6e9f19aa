/// The version of the program; stored with every study, since another version may give other numbers.
public let programVersion = "0.1.0"
