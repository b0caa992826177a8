"""No door of the admin leads around the operations."""

from django.contrib import admin
from django.urls import reverse

from claims.choices import ClaimState
from tests.base import NewsroomTestCase


class DoorTests(NewsroomTestCase):
    def test_no_list_is_edited_in_place(self):
        for model, page in admin.site._registry.items():
            self.assertEqual(tuple(page.list_editable), (), model)

    def test_a_hand_made_list_edit_changes_nothing(self):
        claim = self.newsroom.submitted()
        self.client.force_login(self.sofia)
        made_up = {
            "form-TOTAL_FORMS": "1",
            "form-INITIAL_FORMS": "1",
            "form-0-id": str(claim.pk),
            "form-0-state": ClaimState.PUBLISHED,
            "_save": "Save",
        }
        self.client.post(reverse("admin:claims_claim_changelist"), made_up)
        self.assertEqual(self.fresh(claim).state, ClaimState.IN_REVIEW)
