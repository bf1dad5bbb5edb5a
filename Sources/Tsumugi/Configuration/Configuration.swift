import Foundation
import Logging
import Mail
import Web

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
  var trustedProxies: [NetworkRange]
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
    let data = place(source.text("data"), in: folder)
    let mails = mails(&source, relativeTo: folder, data: data)
    let configuration = Configuration(
      host: source.text("listen.address"), port: source.number("listen.port", in: 0...65_535), data: data,
      isPathPrefixed: source.flag("path-prefix"),
      trustedProxies: trustedProxies(&source),
      logLevel: source.choice("log.level", Logger.Level.allCases.map { ($0.rawValue, $0) }) ?? .info,
      furiganaDictionary: source.text("furigana-dictionary"),
      mails: mails,
      towns: towns(&source, relativeTo: folder))
    guard source.mistakes.isEmpty else { throw Refused(mistakes: source.mistakes) }
    return configuration
  }

  /// Where `path` leads, seen from `folder`.
  private static func place(_ path: String, in folder: URL) -> URL {
    path.hasPrefix("/") ? URL(filePath: path) : folder.appending(path: path).standardizedFileURL
  }

  /// What stands in the file that a setting names: an address with a password. `nil` when there is nothing to read.
  private static func secret(in path: String, relativeTo folder: URL) -> String? {
    guard let data = FileManager.default.contents(atPath: place(path, in: folder).path) else { return nil }
    let text = String(data: data, encoding: .utf8)?.trimmingCharacters(in: .whitespacesAndNewlines)
    return text?.isEmpty == false ? text : nil
  }

  private static func trustedProxies(_ source: inout SettingSource) -> [NetworkRange] {
    source.items("trusted-proxies").compactMap { item in
      if let range = NetworkRange(item.text) { return range }
      source.refuse(
        "trusted-proxies", at: item.line,
        "takes addresses and networks such as 192.0.2.7, 10.1.0.0/16 or 2001:db8::/32; “\(item.text)” is neither")
      return nil
    }
  }

  private static func mails(_ source: inout SettingSource, relativeTo folder: URL, data: URL) -> MailPlace {
    let file = source.text("mail.smtp-file")
    let key = file.isEmpty ? "mail.smtp" : "mail.smtp-file"
    guard let address = file.isEmpty ? source.text("mail.smtp") : secret(in: file, relativeTo: folder) else {
      source.refuse(key, "names a file that can be read and holds the address of the mail server")
      return .folder(data)
    }
    guard !address.isEmpty else {
      let mails = source.text("mail.folder")
      if mails.isEmpty { source.refuse(key, "names a mail server; for a rehearsal, mail.folder names a folder instead") }
      return .folder(place(mails, in: data))
    }
    do {
      return .server(try SMTPSettings(url: address))
    } catch {
      source.refuse(key, "cannot be used: \(error.description)")
      return .folder(data)
    }
  }

  private static func towns(_ source: inout SettingSource, relativeTo folder: URL) -> [TownPlace] {
    if source.townCount == 0 { source.refuse("towns", "names at least one town") }
    var conflicts = TownConflicts()
    return (0..<source.townCount).map { index in
      let path = source.town(index, "folder")
      if path.isEmpty { source.refuse("towns.\(index).folder", "names the town's folder") }
      let address = source.town(index, "address")
      if !address.hasPrefix("https://") && !address.hasPrefix("http://127.0.0.1") && !address.hasPrefix("http://localhost") {
        source.refuse("towns.\(index).address", "begins with https:// (http:// only for 127.0.0.1 and localhost)")
      }
      let town = TownPlace(
        folder: place(path, in: folder).path, address: address.hasSuffix("/") ? String(address.dropLast()) : address,
        database: database(&source, index, relativeTo: folder))
      if !path.isEmpty { conflicts.note(index, town, in: &source) }
      return town
    }
  }

  private static func database(_ source: inout SettingSource, _ index: Int, relativeTo folder: URL) -> String {
    let file = source.town(index, "database-file")
    guard let database = file.isEmpty ? source.town(index, "database") : secret(in: file, relativeTo: folder) else {
      source.refuse(source.databaseKey(index), "names a file that can be read and holds the address of the database")
      return "sqlite"
    }
    guard database == "sqlite" || database.hasPrefix("postgres://") || database.hasPrefix("postgresql://") else {
      source.refuse(source.databaseKey(index), "is sqlite or begins with postgres://")
      return "sqlite"
    }
    return database
  }
}
