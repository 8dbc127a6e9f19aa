import Foundation

/// True under `make test-full`: heavy checks are run in full, not sampled.
let fullTests = ProcessInfo.processInfo.environment["FOTFESTE_FULL_TESTS"] != nil
