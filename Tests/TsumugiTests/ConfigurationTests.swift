import ArgumentParser
import Foundation
import Mail
import Testing
import Web
@testable import Tsumugi

@Suite("The configuration") struct ConfigurationTests {
  private func read(_ text: String, _ environment: [String: String] = [:]) throws -> Configuration {
    let file = FileManager.default.temporaryDirectory.appending(path: "tsumugi-\(UUID().uuidString).yaml")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(text.utf8).write(to: file)
    return try Configuration.read(file.path, environment: environment)
  }

  private static let good = """
    listen: {port: 8090}
    data: /srv/tsumugi
    mail: {folder: mails}
    towns:
      - folder: towns/tsumugi-city
        address: https://shinsei.example.jp/
    """

  @Test("a good file is read, with what nobody said filled in")
  func good() throws {
    let read = try read(Self.good)
    #expect(read.port == 8090 && read.host == "127.0.0.1" && read.data.path == "/srv/tsumugi")
    #expect(read.towns.count == 1 && read.towns[0].address == "https://shinsei.example.jp" && read.towns[0].database == "sqlite")
    #expect(read.towns[0].folder.hasSuffix("/towns/tsumugi-city"))
  }

  @Test("the environment wins over the file")
  func environment() throws {
    #expect(try read(Self.good, ["TSUMUGI_LISTEN_PORT": "9000"]).port == 9000)
  }

  @Test("a mistake is named with its line, or with its variable", arguments: [
    ("listen: {port: 8090}", "listen: {prot: 8090}", "tsumugi", ":1: there is no setting “listen.prot”"),
    ("listen: {port: 8090}", "listen: {port: 70000}", "", ":1: “listen.port” is a whole number from 0 to 65535"),
    ("address: https://", "address: ftp://", "", "“towns.0.address” begins with https://"),
    ("mail: {folder: mails}", "mail: {smtp: 'http://x'}", "", ":3: “mail.smtp” cannot be used"),
    ("mail: {folder: mails}\n", "", "", "“mail.smtp” names a mail server"),
    ("    address: https://shinsei.example.jp/", "    adress: https://x", "", ":6: there is no setting “towns.0.adress”"),
    ("listen: {port: 8090}", "listen: [", "", "is not YAML"),
    ("data: /srv/tsumugi", "trusted-proxies: [127.0.0.1, lb.example.jp]", "", ":2: “trusted-proxies” takes addresses"),
    ("data: /srv/tsumugi", "trusted-proxies: 127.0.0.1, 10.0.0.0/33", "", ":2: “trusted-proxies” takes addresses"),
    ("data: /srv/tsumugi", "trusted-proxies:\n  - 127.0.0.1\n  - 10.1.2.3/8", "", ":4: “trusted-proxies” takes addresses"),
    ("mail: {folder: mails}", "mail: {smtp-file: nowhere}", "", ":3: “mail.smtp-file” names a file that can be read"),
  ])
  func mistakes(from: String, to: String, _: String, sentence: String) throws {
    let text = Self.good.replacingOccurrences(of: from, with: to)
    #expect(text != Self.good)
    let refused = #expect(throws: Configuration.Refused.self) { try read(text) }
    #expect(refused?.mistakes.contains { $0.contains(sentence) } == true, "\(refused?.mistakes ?? [])")
  }

  @Test("trusted proxies are a list, a text with commas or a variable")
  func proxies() throws {
    let ranges = ["127.0.0.1", "10.1.0.0/16", "2001:db8::/32"].compactMap { NetworkRange($0) }
    for list in ["[127.0.0.1, 10.1.0.0/16, 2001:db8::/32]", "127.0.0.1, 10.1.0.0/16, 2001:db8::/32"] {
      let text = Self.good.replacing("data: /srv/tsumugi", with: "trusted-proxies: \(list)")
      #expect(try read(text).trustedProxies == ranges)
    }
    #expect(try read(Self.good).trustedProxies == [])
    let name = "TSUMUGI_TRUSTED_PROXIES"
    #expect(try read(Self.good, [name: "127.0.0.1,10.1.0.0/16,2001:db8::/32"]).trustedProxies == ranges)
    let refused = #expect(throws: Configuration.Refused.self) { try read(Self.good, [name: "127.0.0.1,proxy"]) }
    #expect(refused?.mistakes.count == 1 && refused?.mistakes[0].hasPrefix("environment \(name): ") == true)
  }

  @Test("a file with an address stands beside the configuration and goes before the address itself")
  func secrets() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "tsumugi-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in [("smtp", "smtps://mail.example.jp\n"), ("database", "postgres://t@localhost/t\n"), ("empty", "\n")] {
      try Data(text.utf8).write(to: folder.appending(path: name))
    }
    let file = folder.appending(path: "tsumugi.yaml")
    let text = Self.good.replacing("{folder: mails}", with: "{folder: mails, smtp: 'smtp://other.example.jp', smtp-file: smtp}")
      + "\n    database: sqlite\n    database-file: database"
    try Data(text.utf8).write(to: file)
    let read = try Configuration.read(file.path, environment: ["TSUMUGI_MAIL_SMTP": "smtp://third.example.jp"])
    guard case .server(let settings) = read.mails else { return #expect(Bool(false), "mails go into a folder") }
    #expect(settings.host == "mail.example.jp" && settings.port == 465)
    #expect(read.towns[0].database == "postgres://t@localhost/t")
    try Data(text.replacing("-file: database", with: "-file: empty").utf8).write(to: file)
    let refused = #expect(throws: Configuration.Refused.self) { try Configuration.read(file.path, environment: [:]) }
    #expect(refused?.mistakes.first?.hasPrefix("tsumugi.yaml:8: “towns.0.database-file” names a file") == true)
  }

  @Test("what developers are told to set is let pass")
  func developersVariables() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let documents = ["CONTRIBUTING.md", "bin/test", "bin/ci", "bin/bench", "Tests/JourneyTests/README.md", "docs/sheets.md", "docs/form-proof.md", "docs/form-contract.md"]
    let settings = Set(Setting.all.map(\.variable))
    var names: Set<String> = []
    for document in documents {
      let text = try String(contentsOf: root.appending(path: document), encoding: .utf8)
      names.formUnion(text.matches(of: /TSUMUGI_[A-Z_]*[A-Z]/).map { String($0.output) })
    }
    names.subtract(settings)
    #expect(names.contains("TSUMUGI_DMN_TCK") && names.contains("TSUMUGI_BINARY"))
    for name in names { #expect(throws: Never.self) { try read(Self.good, [name: "x"]) } }
  }

  @Test("an unknown variable of ours is a mistake")
  func unknownVariable() {
    let refused = #expect(throws: Configuration.Refused.self) { try read(Self.good, ["TSUMUGI_LISTEN_PROT": "1"]) }
    #expect(refused?.mistakes == ["environment: there is no setting TSUMUGI_LISTEN_PROT"])
  }

  @Test("the operator's guide names every setting")
  func documented() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let guide = try String(contentsOf: root.appending(path: "docs/guide/operator/configuration.md"), encoding: .utf8)
    for setting in Setting.all {
      #expect(guide.contains("| `\(setting.key)` | `\(setting.variable)` |"), "\(setting.key)")
      #expect(guide.contains("| \(setting.meaning) |"), "\(setting.key)")
    }
    for setting in Setting.ofTown {
      #expect(guide.contains("| `\(setting.key)` |") && guide.contains("| \(setting.meaning) |"), "\(setting.key)")
    }
  }

  @Test("--town leaves the named town alone; one that is not there is wrong usage")
  func oneTown() throws {
    let examples = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Examples").standardizedFileURL
    let file = FileManager.default.temporaryDirectory.appending(path: "tsumugi-\(UUID().uuidString).yaml")
    defer { try? FileManager.default.removeItem(at: file) }
    let towns = ["TsumugiCity", "AsagiTown"].map { name in
      "  - {folder: \(examples.path)/\(name), address: 'https://\(name.lowercased()).example.jp'}"
    }
    try Data(("mail: {folder: mails}\ntowns:\n" + towns.joined(separator: "\n")).utf8).write(to: file)
    let all = try SharedOptions.parse(["--config", file.path]).configuration()
    #expect(all.towns.count == 2)
    let one = try SharedOptions.parse(["--config", file.path, "--town", "asagi-town"]).configuration()
    #expect(one.towns.map(\.address) == ["https://asagitown.example.jp"])
    let none = try SharedOptions.parse(["--config", file.path, "--town", "nowhere"])
    #expect(throws: ExitCode(64)) { try none.configuration() }
  }
}
