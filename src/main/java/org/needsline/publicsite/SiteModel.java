package org.needsline.publicsite;

import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page of this module what the layout needs. */
@ControllerAdvice(basePackageClasses = Site.class)
class SiteModel {

    @ModelAttribute("site")
    Site site(Site site) {
        return site;
    }
}
