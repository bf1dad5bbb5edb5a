import Foundation
import Testing
@testable import Tsumugi

/// A configuration of two towns, each with a folder of its own, as an operator writes it.
private func refusal(
  second: (id: String, hosts: String), path: String = "", addresses: [String] = ["https://a.example.jp", "https://b.example.jp"],
  databases: [String] = ["sqlite", "sqlite"]
) throws -> [String] {
  let folder = FileManager.default.temporaryDirectory.appending(path: "tsumugi-towns-\(UUID().uuidString)")
  defer { try? FileManager.default.removeItem(at: folder) }
  let example = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Examples/AsagiTown/town.yaml")
  let town = try String(contentsOf: example.standardizedFileURL, encoding: .utf8)
  var text = "mail: {folder: mails}\n\(path)\ntowns:\n"
  for (index, (id, hosts)) in [("first", "one.example.jp"), second].enumerated() {
    let home = folder.appending(path: "town-\(index)")
    try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
    let written = town.replacing("id: asagi-town", with: "id: \(id)")
      .replacing(/hosts: \[.*\]/, with: "hosts: [\(hosts)]")
    try Data(written.utf8).write(to: home.appending(path: "town.yaml"))
    text += """
        - folder: town-\(index)
          address: \(addresses[index])
          database: "\(databases[index])"

      """
  }
  let file = folder.appending(path: "tsumugi.yaml")
  try Data(text.utf8).write(to: file)
  do {
    _ = try Configuration.read(file.path, environment: [:])
    return []
  } catch {
    return error.mistakes
  }
}

@Suite("Two towns of one configuration") struct TownConflictTests {
  @Test("towns that share nothing are taken, also in two schemas of one database", arguments: [
    ["sqlite", "sqlite"], ["postgres://t@localhost/t?schema=a", "postgres://t@localhost/t?schema=b"],
    ["postgres://t@localhost/a", "postgres://t@localhost/b"], ["postgres://t@localhost/t", "postgres://t@localhost:5433/t"],
  ])
  func apart(databases: [String]) throws {
    #expect(try refusal(second: ("second", "two.example.jp"), databases: databases) == [])
  }

  @Test("an id that is there twice is refused with its line, behind host names and behind paths",
    arguments: ["path-prefix: false", "path-prefix: true"])
  func ids(path: String) throws {
    let mistakes = try refusal(second: ("first", "two.example.jp"), path: path)
    #expect(mistakes.count == 1)
    #expect(mistakes.first?.hasPrefix("tsumugi.yaml:7: “towns.1.folder” holds the town “first”, which towns.0 is") == true)
  }

  @Test("a host that leads to two towns is refused, however it is written")
  func hosts() throws {
    let mistakes = try refusal(second: ("second", "two.example.jp, ONE.example.jp"))
    #expect(mistakes.count == 1)
    #expect(mistakes.first?.hasPrefix("tsumugi.yaml:7: “towns.1.folder” holds a town with the host “one.example.jp”") == true)
  }

  @Test("an address of two towns is refused")
  func addresses() throws {
    let addresses = ["https://a.example.jp/x", "https://A.example.jp/x/"]
    let mistakes = try refusal(second: ("second", "two.example.jp"), addresses: addresses)
    #expect(mistakes.count == 1)
    #expect(mistakes.first?.hasPrefix("tsumugi.yaml:8: “towns.1.address” is the address of towns.0") == true)
  }

  @Test("one schema under two addresses is refused, and no password is repeated", arguments: [
    ["postgres://a:hush@db.example/t?schema=s", "postgresql://b:hush@DB.example:5432/t?schema=s&sslmode=require"],
    ["postgres://t:hush@localhost/t", "postgres://t:hush@127.0.0.1/t?schema=public"],
    ["postgres://t:hush@localhost", "postgres://t:hush@[::1]/t"],
  ])
  func databases(urls: [String]) throws {
    let mistakes = try refusal(second: ("second", "two.example.jp"), databases: urls)
    #expect(mistakes.count == 1)
    #expect(mistakes.first?.hasPrefix("tsumugi.yaml:9: “towns.1.database” leads to the database and schema of towns.0") == true)
    #expect(mistakes.first?.contains("hush") == false)
  }

  @Test("an address of a database that cannot be read is refused, and a town.yaml that cannot")
  func unusable() throws {
    let url = try refusal(second: ("second", "two.example.jp"), databases: ["sqlite", "postgres://t:hush@h/t?color=red"])
    #expect(url == ["tsumugi.yaml:9: “towns.1.database” cannot be used: the address of the database has an option that is not known: color"])
    let town = try refusal(second: ("Second Town", "two.example.jp"))
    #expect(town.first?.hasPrefix("tsumugi.yaml:7: “towns.1.folder” holds a town.yaml that cannot be used: town.yaml:") == true)
  }
}
