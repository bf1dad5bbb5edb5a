import ArgumentParser
import Certificates

/// `tsumugi certificates verify`
struct CertificatesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "certificates", abstract: "Certificates the town has issued.", subcommands: [Verify.self])

  struct Verify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Check the signature of a printed code, without a network and without a database.",
      discussion: "Exit status: 0 genuine, 1 not, 64 the key is no key.")
    @Argument(help: "What the 2D code carries.") var code: String
    @Option(help: "The town's public key, as /verify/key shows it.") var key: String

    func run() async throws { try finish(CertificateCommands.verify(code: code, publicKey: key)) }
  }
}
