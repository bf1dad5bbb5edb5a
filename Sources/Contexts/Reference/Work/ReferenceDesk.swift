import Kernel
import Nihongo
import Ports
import Storage
import Web

/// Codes and calendars as other contexts may ask for them.
struct ReferenceDesk: ReferencePort {
  let store: ReferenceStore
  let calendar: HolidayCalendar

  init(town: Town) {
    store = ReferenceStore(world: town.world)
    calendar = HolidayCalendar(database: town.database, store: store)
  }

  func places(postalCode digits: String, in tx: any Transaction) throws -> [PostalPlace] {
    try store.places(postalCode: digits, in: tx)
  }

  func holidays() async throws -> Holidays { try await calendar.holidays() }
}

/// The holidays, read once and kept for a minute: every submission asks, and they change once a year.
actor HolidayCalendar {
  static let freshnessMilliseconds = 60_000

  private let database: any Database
  private let store: ReferenceStore
  private var known = Holidays()
  private var readAt: Instant?

  init(database: any Database, store: ReferenceStore) {
    self.database = database
    self.store = store
  }

  func holidays() async throws -> Holidays {
    let now = store.world.now
    if let readAt, now.milliseconds - readAt.milliseconds < Self.freshnessMilliseconds { return known }
    known = try await database.read { [store] tx in try store.holidays(in: tx) }
    readAt = now
    return known
  }
}
