import CGSL

private let errorHandlerOff: Void = { _ = gsl_set_error_handler_off() }()

/// Turns GSL's aborting error handler off, once; call it before anything else of GSL.
///
/// GSL functions then return codes or NaN instead of ending the process. Distributions whose GSL functions can fail
/// call it themselves.
public func prepareGSL() { errorHandlerOff }

/// The version of the GSL library that the program is linked to.
public var gslVersion: String { String(cString: fotfeste_gsl_version()) }
