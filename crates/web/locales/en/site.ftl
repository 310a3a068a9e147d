# Pages that every public site must have.
site-home = Home
site-role-none = Registered person
site-role-administrator = Site administration
site-role-planner = Planning
site-role-moderator = Moderation
site-role-facilitator = Facilitation
site-role-action-owner = Owner of actions
site-role-reviewer = Review

site-legal-notes-title = Legal notes
site-licence-title = Licence of the contents
site-licence-body = Under the principle of openness by default of article 52 of Legislative Decree no. 82 of 7 March 2005 (Digital Administration Code), and unless otherwise stated (third parties’ embedded contents included), data, documents and information published on this site are released under the CC-BY 4.0 licence. Anyone is free to share (reproduce, distribute, communicate to the public, display in public), represent, perform and recite this material by any means and in any format, and to change it (transform the material and use it for derivative works), for any purpose, even commercial, on the sole condition of attribution, without adding restrictions.
