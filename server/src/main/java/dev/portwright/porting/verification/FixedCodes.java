package dev.portwright.porting.verification;

import java.util.Optional;

/** Codes that are known beforehand: those of some numbers of a sandbox, and of none anywhere else. */
public interface FixedCodes {
    /** The code that the number is sent, if everybody may know it. */
    Optional<String> of(String phoneNumber);
}
