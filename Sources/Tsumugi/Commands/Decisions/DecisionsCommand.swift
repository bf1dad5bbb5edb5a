import ArgumentParser

/// `tsumugi dmn …`
struct DecisionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dmn", abstract: "Rules as tables: check, try, explain and convert them; run the compatibility kit.",
    discussion: """
      Works on files alone: DMN 1.1 to 1.5, spreadsheets (.xlsx) and folders of .csv files. It needs no town, no \
      configuration and no network. A file named - is the standard input, which has to be DMN.

      Exit status: 0 all well; 1 a mistake was found, or a case failed; 2 a file cannot be read, or names something \
      that is not there; 64 wrong usage.
      """,
    subcommands: [
      DecisionsCheckCommand.self, DecisionsEvaluateCommand.self, DecisionsExplainCommand.self,
      DecisionsConvertCommand.self, DecisionsKitCommand.self,
    ])
}
