package dev.portwright.app;

import dev.portwright.activation.ClearingHouse;
import dev.portwright.activation.OwnRouting;
import dev.portwright.operator.Desk;
import dev.portwright.portingorder.CarrierGateway;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** Chooses who plays the losing carrier and the clearing house. */
class Carriers {
    @Produces
    @ApplicationScoped
    CarrierGateway carrier(Desk desk) {
        return desk;
    }

    @Produces
    @ApplicationScoped
    ClearingHouse clearingHouse(OwnRouting own) {
        return own;
    }
}
