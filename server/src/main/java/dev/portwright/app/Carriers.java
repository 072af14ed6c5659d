package dev.portwright.app;

import dev.portwright.desk.Desk;
import dev.portwright.platform.config.Settings;
import dev.portwright.porting.activation.ClearingHouse;
import dev.portwright.porting.activation.OwnRouting;
import dev.portwright.porting.book.CarrierGateway;
import dev.portwright.sandbox.carrier.SimulatedCarrier;
import dev.portwright.sandbox.carrier.SimulatedClearingHouse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** Chooses who plays the losing carrier and the clearing house: programs in a sandbox, people at a desk. */
class Carriers {
    @Produces
    @ApplicationScoped
    CarrierGateway carrier(Settings settings, Desk desk, SimulatedCarrier simulated) {
        return settings.sandbox() ? simulated : desk;
    }

    @Produces
    @ApplicationScoped
    ClearingHouse clearingHouse(Settings settings, OwnRouting own, SimulatedClearingHouse simulated) {
        return settings.sandbox() ? simulated : own;
    }
}
