import CGSL

/// Turns GSL's aborting error handler off; call once before anything else of GSL.
///
/// GSL functions then return codes or NaN instead of ending the process.
public func prepareGSL() { _ = gsl_set_error_handler_off() }

/// The version of the GSL library that the program is linked to.
public var gslVersion: String { String(cString: fotfeste_gsl_version()) }
