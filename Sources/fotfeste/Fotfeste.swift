import ArgumentParser
@main struct Fotfeste: ParsableCommand { func run() { print("x") } }
