import Kernel
import Storage
import Vault

/// One municipality as the running product holds it: its own database, keys and files, and nobody else's.
///
/// Every context is built for one town; a process that serves many towns holds many of these. A class, because it is
/// handed from hand to hand with every request.
public final class Town: Sendable {
  public let profile: TownProfile
  public let database: any Database
  public let vault: Vault
  public let files: SealedFiles
  public let world: World
  /// The address people reach the town at, without a slash at the end: `https://tsumugi.example.jp`,
  /// or with a path when the town shares a host.
  public let address: String

  public init(
    profile: TownProfile, database: any Database, vault: Vault, files: SealedFiles, world: World, address: String
  ) {
    self.profile = profile
    self.database = database
    self.vault = vault
    self.files = files
    self.world = world
    self.address = address
  }

  public var id: String { profile.id }
}
