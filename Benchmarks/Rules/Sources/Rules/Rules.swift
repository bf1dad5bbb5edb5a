import Measuring

/// Measures the engine of rules; each command prints one line of JSON.
@main
struct Rules {
  static func main() throws {
    let words = Array(CommandLine.arguments.dropFirst())
    switch (words.first, words.count) {
    case ("rate", 5): try Rate(rows: words[3], answers: words[4]).run(model: words[1], decision: words[2])
    case ("expression", 5):
      try Rate(rows: words[3], answers: words[4]).run(
        expression: words[1], names: words[2].split(separator: ",").map(String.init))
    case ("kit", 2): try Kit(folder: words[1]).run()
    case ("sweep", 5): try PeopleSweep(model: words[1], people: words[2], date: words[3], answers: words[4]).run()
    default: fail(usage: usage)
    }
  }

  private static let usage = """
    Rules rate MODEL DECISION ROWS ANSWERS    decisions per second over rows of text, number, number
    Rules expression TEXT NAMES ROWS ANSWERS  the same of an expression of numbers by itself
    Rules kit FOLDER                          reads and compiles every model of the compatibility kit
    Rules sweep MODEL PEOPLE DATE ANSWERS     one benefit for every person of a file

    """
}
