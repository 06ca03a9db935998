package org.rnnzoo.model.gru;

import org.rnnzoo.api.Unwrapped;
import org.rnnzoo.engine.GatedNetworkParameters;

/**
 * The parameters of the network of gated recurrent units.
 *
 * @param network what all networks of units with gates have
 */
public record GruParameters(@Unwrapped GatedNetworkParameters network) {}
