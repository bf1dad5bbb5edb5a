import Foundation
import Measuring

/// Measures searches and plans; each command prints one line of JSON.
@main
struct Search {
  static func main() throws {
    let words = Array(CommandLine.arguments.dropFirst())
    switch words.first {
    case "catalogue" where words.count == 3:
      guard let count = Int(words[2]), count > 0 else { fail(usage: usage) }
      try CatalogueRun(catalogue: URL(filePath: words[1]), count: count).run()
    case "plan" where words.count == 2:
      guard let steps = Int(words[1]), steps > 0 else { fail(usage: usage) }
      try PlanRun(steps: steps).run()
    default: fail(usage: usage)
    }
  }

  private static let usage = """
    Search catalogue FILE COUNT   the procedures of FILE (JSON) varied to COUNT, and its phrases looked for
    Search plan STEPS             an invented guide of so many steps

    """
}
