import ArgumentParser
import Cases
import Certificates
import Kernel
import Ports
import Web

/// `tsumugi certificates …`
struct CertificatesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "certificates", abstract: "Certificates the town has issued.",
    subcommands: [Verify.self, List.self, Revoke.self])

  struct Verify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Check the signature of a printed code, without a network and without a database.",
      discussion: "Exit status: 0 signed with this key, 1 not, 64 the key is no key.")
    @Argument(help: "What the 2D code carries.") var code: String
    @Option(help: "The town's public key, as /verify/key shows it.") var key: String

    func run() async throws { try finish(CertificateCommands.verify(code: code, publicKey: key)) }
  }

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List certificates: id, number, title, day of issue, state, with tabs between.")
    @OptionGroup var shared: SharedOptions
    @Option(help: "A number or a part of it.") var number = ""
    @Option(help: "standing, revoked or replaced; all when not given.") var state: Certificate.State?
    @Option(help: "newest, oldest or number.") var order = CertificateQuery.Order.newest

    func run() async throws {
      let query = CertificateQuery(number: number, state: state, order: order)
      for assembly in try await shared.towns() {
        try finish(
          try await CertificateCommands.list(assembly.features.certificates, query).prefixed("\(assembly.town.id)\t"))
      }
    }
  }

  struct Revoke: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Declare a certificate revoked, for ever, and tell the applicant.",
      discussion: "As an officer does it on the page of the case. Exit status: 0 done, 1 refused, 64 wrong usage.")
    @OptionGroup var shared: SharedOptions
    @Argument(help: "Its id as `list` prints it, or its number when no other certificate has it.")
    var certificate: String
    @Option(help: "issued-in-error, facts-changed, replaced or other.") var reason: RevocationReason
    @Option(help: "Why, in words for the applicant. Sealed; the public never reads it.") var words: String
    @Flag(help: "Check everything and say what would be revoked; change nothing.") var dryRun = false

    func run() async throws {
      let towns = try await shared.towns()
      guard let assembly = towns.first, towns.count == 1 else { throw ValidationError("Name one town by --town.") }
      guard words.contains(where: { !$0.isWhitespace }) else { throw ValidationError("--words may not be empty.") }
      try finish(try await revoke(assembly).prefixed("\(assembly.town.id): "))
    }

    private func revoke(_ assembly: TownAssembly) async throws -> CommandOutcome {
      let (certificates, cases) = (assembly.features.certificates, assembly.features.cases)
      let found: Certificate
      switch try await CertificateCommands.toRevoke(certificate, in: certificates) {
      case .failure(let refusal): return CommandOutcome(refusal.lines, status: 1)
      case .success(let certificate): found = certificate
      }
      let addresses = try await cases.verifications(of: found.caseID)
      guard let address = addresses.first(where: { certificates.id(of: $0) == found.id }) else {
        return CommandOutcome(["No paper of its case carries this certificate."], status: 1)
      }
      try await cases.revoke(address, reason: reason, words: words, dryRun: dryRun)
      return CommandOutcome([
        "\(dryRun ? "would revoke" : "revoked") \(found.title) \(found.number) of \(found.issuedOn), \(found.id)"
      ])
    }
  }
}

extension Certificate.State: ExpressibleByArgument {}
extension CertificateQuery.Order: ExpressibleByArgument {}
extension RevocationReason: ExpressibleByArgument {}
