/** How Camunda is set up here: clock, deployment, history, refusals. The only place that may touch the engine's inner classes. */
@NullMarked
package org.needsline.engine;

import org.jspecify.annotations.NullMarked;
