package dev.portwright.desk;

import dev.portwright.platform.config.Settings;
import dev.portwright.platform.config.Settings.Activation;
import dev.portwright.platform.page.CsvTable;
import jakarta.enterprise.context.ApplicationScoped;

/** Puts orders on the desk's wire, where an order shows what the installation says of it too. */
@ApplicationScoped
class DeskOrderWire {
    private final Activation usual;
    private final CsvTable<DeskOrder> csv;

    DeskOrderWire(Settings settings) {
        this.usual = settings.operation().activation();
        this.csv = DeskOrderCsv.table(usual);
    }

    DeskOrderJson json(DeskOrder order) {
        return DeskOrderJson.of(order, usual);
    }

    CsvTable<DeskOrder> csv() {
        return csv;
    }
}
