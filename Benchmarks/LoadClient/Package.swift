// swift-tools-version:6.1
import PackageDescription

// Stands on nothing but the system: a client that costs little beside the server it measures.
let package = Package(
  name: "LoadClient",
  targets: [
    .systemLibrary(name: "CEpoll", path: "Sources/CEpoll"),
    .executableTarget(
      name: "LoadClient", dependencies: ["CEpoll"], path: "Sources/LoadClient",
      swiftSettings: [.swiftLanguageMode(.v6), .enableUpcomingFeature("MemberImportVisibility")])
  ]
)
