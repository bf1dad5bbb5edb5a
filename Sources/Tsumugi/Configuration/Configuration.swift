import Foundation
import Logging
import Mail

/// What the operator has decided, checked once at start.
struct Configuration: Sendable {
  struct TownPlace: Sendable {
    let folder: String
    let address: String
    /// `sqlite`, or a PostgreSQL URL.
    let database: String
  }

  var host: String
  var port: Int
  var data: URL
  var isPathPrefixed: Bool
  var trustedProxies: Set<String>
  var logLevel: Logger.Level
  var furiganaDictionary: String
  var mails: MailPlace
  var towns: [TownPlace]

  /// Where mails go: to a server, or into a folder for rehearsals.
  enum MailPlace: Sendable {
    case server(SMTPSettings)
    case folder(URL)
  }

  /// Everything that is wrong with the settings, each where it stands.
  struct Refused: Error, Sendable, Equatable, CustomStringConvertible {
    let mistakes: [String]
    var description: String { mistakes.joined(separator: "\n") }
  }

  /// Reads the file at `path` and lets the environment override it.
  /// - Throws: ``Refused``
  static func read(_ path: String, environment: [String: String]) throws(Refused) -> Configuration {
    guard let data = FileManager.default.contents(atPath: path), let text = String(data: data, encoding: .utf8) else {
      throw Refused(mistakes: ["\(path): cannot be read as UTF-8; write a configuration file, or name it with --config"])
    }
    let source = try SettingSource(text, file: URL(filePath: path).lastPathComponent, environment: environment)
    return try read(source, relativeTo: URL(filePath: path).deletingLastPathComponent())
  }

  private static func read(_ source: SettingSource, relativeTo folder: URL) throws(Refused) -> Configuration {
    var source = source
    let data = folder.appending(path: source.text("data")).standardizedFileURL
    let dataFolder = source.text("data").hasPrefix("/") ? URL(filePath: source.text("data")) : data
    let mails = mails(&source, data: dataFolder)
    let configuration = Configuration(
      host: source.text("listen.address"), port: source.number("listen.port", in: 0...65_535), data: dataFolder,
      isPathPrefixed: source.flag("path-prefix"),
      trustedProxies: Set(source.text("trusted-proxies").split(separator: ",").map { $0.filter { $0 != " " } }),
      logLevel: source.choice("log.level", Logger.Level.allCases.map { ($0.rawValue, $0) }) ?? .info,
      furiganaDictionary: source.text("furigana-dictionary"),
      mails: mails,
      towns: towns(&source, relativeTo: folder))
    guard source.mistakes.isEmpty else { throw Refused(mistakes: source.mistakes) }
    return configuration
  }

  private static func mails(_ source: inout SettingSource, data: URL) -> MailPlace {
    var address = source.text("mail.smtp")
    let file = source.text("mail.smtp-file")
    if !file.isEmpty {
      guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
        source.refuse("mail.smtp-file", "names a file that can be read")
        return .folder(data)
      }
      address = text.trimmingCharacters(in: .whitespacesAndNewlines)
    }
    let folder = source.text("mail.folder")
    guard !address.isEmpty else {
      if folder.isEmpty { source.refuse("mail.smtp", "names a mail server; for a rehearsal, mail.folder names a folder instead") }
      return .folder(folder.hasPrefix("/") ? URL(filePath: folder) : data.appending(path: folder))
    }
    do {
      return .server(try SMTPSettings(url: address))
    } catch {
      source.refuse("mail.smtp", "cannot be used: \(error.description)")
      return .folder(data)
    }
  }

  private static func towns(_ source: inout SettingSource, relativeTo folder: URL) -> [TownPlace] {
    if source.townCount == 0 { source.refuse("towns", "names at least one town") }
    return (0..<source.townCount).map { index in
      let place = source.town(index, "folder")
      if place.isEmpty { source.refuse("towns.\(index).folder", "names the town's folder") }
      let address = source.town(index, "address")
      if !address.hasPrefix("https://") && !address.hasPrefix("http://127.0.0.1") && !address.hasPrefix("http://localhost") {
        source.refuse("towns.\(index).address", "begins with https:// (http:// only for 127.0.0.1 and localhost)")
      }
      return TownPlace(
        folder: place.hasPrefix("/") ? place : folder.appending(path: place).path,
        address: address.hasSuffix("/") ? String(address.dropLast()) : address, database: database(&source, index))
    }
  }

  private static func database(_ source: inout SettingSource, _ index: Int) -> String {
    var database = source.town(index, "database")
    let file = source.town(index, "database-file")
    if !file.isEmpty {
      guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
        source.refuse("towns.\(index).database-file", "names a file that can be read")
        return "sqlite"
      }
      database = text.trimmingCharacters(in: .whitespacesAndNewlines)
    }
    if database != "sqlite" && !database.hasPrefix("postgres://") && !database.hasPrefix("postgresql://") {
      source.refuse("towns.\(index).database", "is sqlite or begins with postgres://")
    }
    return database
  }
}
