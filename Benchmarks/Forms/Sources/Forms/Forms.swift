import Measuring

/// Measures forms; each command prints one line of JSON.
@main
struct Forms {
  static func main() throws {
    let words = Array(CommandLine.arguments.dropFirst())
    guard words.count == 2, words[0] == "large", let sections = Int(words[1]), sections > 1 else {
      fail(usage: "Forms large SECTIONS   an invented form of so many sections with twenty questions each\n")
    }
    try LargeFormRun(sections: sections).run()
  }
}
