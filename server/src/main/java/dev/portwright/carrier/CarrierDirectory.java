package dev.portwright.carrier;

import dev.portwright.phonenumber.PhoneNumberFacts;

/** Knows the carrier of every number. */
public interface CarrierDirectory {

    /**
     * The carrier that holds the number now. A number of which nothing is known gets a carrier without name and ids that
     * is not portable for the reason "No coverage".
     *
     * @throws dev.portwright.platform.db.DatabaseException when the directory cannot be read
     * @throws dev.portwright.platform.problem.ApiException 503 when it has not been read yet, and this thread is in a transaction
     */
    Carrier carrierOf(PhoneNumberFacts number);
}
